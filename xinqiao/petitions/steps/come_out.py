"""从并案中分出: back to where it stood, with the unit and the time limits that it had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE, STUDY, TELL, TELL_BY_UNIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What it had before: `unit_before` handled it, its time to tell began on `tell_anchor` (an ISO day; None: it did not run)."""

    unit_before: int | None = None
    tell_anchor: str | None = None


def apply(step: Step, entry: Entry) -> str | None:
    """The time to tell that the merge notice had stopped begins again on its old day: no time is gained by a wrong merge."""
    petition, dossier = step.petition, step.dossier
    is_accepted = bool(dossier.clock(HANDLE.name) or dossier.clock(STUDY.name))
    unit = entry.unit_before or (petition.handling_unit_id if is_accepted else None)  # accepted meanwhile: that unit has it
    if unit != petition.handling_unit_id:
        petition.handling_unit_id = unit
        step.journal.change(petition, "handling_unit")
    step.body |= {"office": petition.desk_unit_id, "unit": unit}
    if is_accepted:
        return "accepted"
    sent = dossier.clock(TELL_BY_UNIT.name) if dossier.referral is None else None  # it began with the leading petition's way
    if sent is not None:
        step.stop(sent, step.today)
    if entry.tell_anchor is None:
        step.done.add(TELL.name)
    else:
        step.anchor_on = date.fromisoformat(entry.tell_anchor)
    return None if sent is None else "sent"
