"""恢复办理: a late request for a review was admitted on a matter that was filed away or had ended (条例§35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.served import Nothing
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(Nothing):
    """Nothing is asked: the review says it."""


def apply(step: Step, entry: Entry) -> None:
    step.body["office"] = step.petition.desk_unit_id
