"""登记被反映的单位、人员: from now on nobody who is kept out (`rules.conflicts`) gets the matter; what they have of it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import take_away
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: the unit meant, with all below it; or `person_id`: the member of staff. `why`: where the petition says so; staff read it."""

    why: str
    unit_id: int | None = None
    person_id: int | None = None


def apply(step: Step, entry: Entry) -> str | None:
    keep(step, entry)
    found = keeping_out.shut(step, unit_id=entry.unit_id, person_id=entry.person_id)
    if keeping_out.take_from(step, found):
        step.perform("take_away", step.petition, take_away.Entry())
    is_moved = keeping_out.hand_up(step, found)
    step.give_to(entry.unit_id, entry.person_id)
    step.body |= {"unit": entry.unit_id, "office": step.petition.desk_unit_id}
    if entry.person_id is not None:
        return "person_handed_up" if is_moved else "person"
    return "handed_up" if is_moved else None


def keep(step: Step, entry: Entry) -> None:
    """Read the entry and keep where the petition says so."""
    keeping_out.refuse_unknown(step, entry.unit_id, entry.person_id)
    step.keep(why=written(step, entry.why, field="why", zh="请写从哪里看出来的。", en="Say where the petition says so."))
