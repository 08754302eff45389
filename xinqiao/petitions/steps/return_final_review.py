"""退回重写复核意见: the head wants it better (条例§36)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is missing or unclear."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", zh="请写明要改什么。", en="Say what must be changed.")
    step.texts = {"reason": reason}
    step.body["unit"] = step.linked.unit_id
