"""程序终结: after the final review, for the same facts and reasons only (条例§36(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.served import Served
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(Served):
    """The day the opinion of the final review reached the petitioner."""


def apply(step: Step, entry: Entry) -> None:
    step.anchor_on = entry.served_on
    step.letter = {"ended_on": entry.served_on}
    step.body["office"] = step.petition.desk_unit_id
