"""退回重写: the head of the unit wants a better answer; one drafted on the spot goes back to where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is missing."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明要改什么。", "Say what is to be changed.", field="reason")
    step.texts = {"reason": reason}
    petition = step.petition
    step.body["unit"] = petition.handling_unit_id
    if not petition.is_at_once:
        return None
    petition.is_at_once, petition.handling_unit_id = False, None  # to be answered again, or sent to the unit that must look into it
    step.journal.change(petition, "is_at_once", "handling_unit")
    return "at_once"
