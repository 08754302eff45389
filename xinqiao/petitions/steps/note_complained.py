"""按反映人写的登记回避: of what is filed as an accusation, whoever its writer names is kept out from the first moment (ADR-0020)."""

from __future__ import annotations

from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps.carry_complained import Entry

__all__ = ["Entry", "apply"]


def apply(step: Step, entry: Entry) -> str | None:
    step.keep(why=entry.why)
    is_moved = False
    if not step.petition.is_sealed:
        is_moved = keeping_out.hand_up(step, keeping_out.shut(step, unit_id=entry.named_unit, person_id=entry.named_person))
    step.give_to(entry.named_unit, entry.named_person)
    step.body |= {"unit": entry.named_unit, "office": step.petition.desk_unit_id}
    if entry.named_person is not None:
        return "person_handed_up" if is_moved else "person"
    return "handed_up" if is_moved else None
