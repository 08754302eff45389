"""要求听证: the petitioner wants to be heard with all sides at one table."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import hearing
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import DECIDE_HEARING


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what he wants to have cleared up there."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", zh="请写几句，想在听证会上说清什么。", en="Say what you want to have cleared up.")
    hearing.refuse_late(step)
    unit_id = step.dossier.responsible_unit_id
    step.give_to(unit_id)
    step.keep(reason=reason)
    step.texts, step.texts_are_public = {"reason": reason}, True
    due = DECIDE_HEARING.lasting(step.limit_days(DECIDE_HEARING)).due(step.today, step.calendar).on
    step.body |= {"unit": unit_id, "due": due.isoformat()}
