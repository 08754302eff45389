"""登记被检举的单位、人员: of a sealed accusation; the discipline duty alone knows, and if it is itself concerned, the one above has it."""

from __future__ import annotations

from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import name_complained
from xinqiao.petitions.steps.name_complained import Entry

__all__ = ["Entry", "apply"]


def apply(step: Step, entry: Entry) -> str | None:
    name_complained.keep(step, entry)
    is_moved = keeping_out.seal_above(step, keeping_out.shut(step, unit_id=entry.unit_id, person_id=entry.person_id))
    step.give_to(entry.unit_id, entry.person_id)
    return "handed_up" if is_moved else None
