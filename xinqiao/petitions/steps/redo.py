"""责令重办: the answer was set aside, and the unit does it anew within a new time limit (条例§35, §36)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.served import Served
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE


@dataclass(frozen=True, kw_only=True)
class Entry(Served):
    """The day the opinion reached the petitioner: the new time limit counts from it."""


def apply(step: Step, entry: Entry) -> None:
    step.anchor_on = entry.served_on
    step.supersede_rating()
    step.petition.is_at_once = False
    step.journal.change(step.petition, "is_at_once")
    step.body |= {"unit": step.dossier.responsible_unit_id, "due": HANDLE.due(entry.served_on, step.calendar).on.isoformat()}
