"""会签提出不同意见: the head of another unit says what is wrong with the draft."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is wrong, and how it should read."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(said=written(step, entry.reason, field="reason", zh="请写清哪里不同意、应当怎么写。", en="Say what is wrong and how it should read."))
    step.body["unit"] = step.linked.unit_id
