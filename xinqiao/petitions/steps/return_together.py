"""随主件收回: the leading petition came back from its unit, so this one did too: who deals with both is decided anew."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked."""


def apply(step: Step, entry: Entry) -> None:
    petition = step.petition
    step.body |= {"unit": petition.handling_unit_id, "office": petition.desk_unit_id}
    petition.handling_unit_id = None
    step.journal.change(petition, "handling_unit")
