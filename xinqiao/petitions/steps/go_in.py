"""并入: the petition is handled with another from now on; its petitioner is told in writing, and its time limits run on (条例§23(2))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`number`: the petition that leads; `unit_id`: who handles that one, None if nobody does yet."""

    number: str
    unit_id: int | None = None


def apply(step: Step, entry: Entry) -> None:
    petition = step.petition
    if entry.unit_id is not None and entry.unit_id != petition.handling_unit_id:
        petition.handling_unit_id = entry.unit_id
        step.journal.change(petition, "handling_unit")
    step.letter = {"other": entry.number}
    step.body |= {"other": entry.number, "office": petition.desk_unit_id, "unit": petition.handling_unit_id}
