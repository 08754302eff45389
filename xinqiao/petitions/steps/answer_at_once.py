"""当场答复: what can be answered at once is answered item by item, without being accepted first; a second person signs it (条例§23(2))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.concluding import Conclusion, conclude
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One conclusion for each claim that remains, in the order of the claims."""

    conclusions: tuple[Conclusion, ...]


def apply(step: Step, entry: Entry) -> None:
    conclude(step, entry.conclusions)
    petition = step.petition
    petition.is_at_once, petition.handling_unit_id = True, petition.desk_unit_id
    step.journal.change(petition, "is_at_once", "handling_unit")
    step.body["unit"] = petition.handling_unit_id
