"""写批示: a leader writes what is to be done, by whom and, if he wants, by when (条例§18(2))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import asked_unit, asker, days_until
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import DIRECTIVE
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: the directive; `unit_id` None: the responsible unit; `due_on` None: no day is set."""

    text: str
    unit_id: int | None = None
    due_on: date | None = None


def apply(step: Step, entry: Entry) -> None:
    text = written(step, entry.text, field="text", zh="请写批示内容。", en="Write the directive.")
    unit = asked_unit(step, entry.unit_id)
    if entry.due_on is None:
        step.done.add(DIRECTIVE.name)
    else:
        step.limits[DIRECTIVE.name] = days_until(step, entry.due_on)
        step.body["due"] = entry.due_on.isoformat()
    step.give_to(unit.pk, step.actor.person_id)
    step.keep(text=text, **asker(step) | {"asker": Duty.LEADER.value})
    step.body["unit"] = unit.pk
