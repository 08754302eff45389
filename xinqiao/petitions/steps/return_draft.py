"""退回重写: the head of the unit wants a better answer."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is missing."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明要改什么。", "Say what is to be changed.", field="reason")
    step.texts = {"reason": reason}
    step.body["unit"] = step.petition.handling_unit_id
