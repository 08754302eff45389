"""不再要求协办: the objection holds, or the help is not needed any more (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: the unit reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(answer=written(step, entry.reason, field="reason", zh="请写为什么不再要求协办。", en="Say why the help is not asked for any more."))
    step.body["unit"] = step.linked.unit_id
