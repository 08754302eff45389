"""随主件转交: the leading petition was sent to a unit, so this one is there too, and its petitioner is told where (条例§23(1))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: to which unit; `number`: of the petition that leads."""

    unit_id: int
    number: str


def apply(step: Step, entry: Entry) -> None:
    step.petition.handling_unit_id = entry.unit_id
    step.journal.change(step.petition, "handling_unit")
    step.body |= {"unit": entry.unit_id, "office": step.petition.desk_unit_id, "other": entry.number}
