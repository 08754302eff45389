"""不同意退回: the sender has verified the objection and the unit stays competent (条例§23(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why the unit is competent."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明理由。", "Give the reasons.", field="reason")
    step.texts, step.letter = {"reason": reason}, {"reason": reason}
    step.body["unit"] = step.petition.handling_unit_id
