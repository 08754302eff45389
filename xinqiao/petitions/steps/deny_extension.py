"""不批准延期: the head of the unit keeps to the limit (条例§34)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what the handler should do instead."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明理由。", "Give the reason.", field="reason")
    step.petition.extension_asked_days = 0
    step.journal.change(step.petition, "extension_asked_days")
    step.texts = {"reason": reason}
    step.body["unit"] = step.petition.handling_unit_id
