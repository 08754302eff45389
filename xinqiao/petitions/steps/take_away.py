"""收回（回避）: the unit in charge turned out to be complained about; the registering office finds another. No day moves."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.referring import release
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import give_back


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: it is part of naming whom the petition complains about."""


GOING_ON = frozenset({"sent", "taken_over", "declined"})


def apply(step: Step, entry: Entry) -> None:
    referral = step.dossier.referral
    if referral is not None and referral.status in GOING_ON:
        release(step, give_back.Entry())
        return
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id}
    step.petition.handling_unit_id = None
    step.journal.change(step.petition, "handling_unit")
