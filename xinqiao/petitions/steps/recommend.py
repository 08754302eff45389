"""提出三项建议: improve the work, improve a policy, hold liable; with the root cause that was found (条例§40)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import asked_unit, asker, days_until
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import RECOMMENDATION
from xinqiao.rules.terms_oversight import RecommendationSort


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`cause`: why such petitions arise; `text`: what is recommended; `unit_id` None: the responsible unit; `due_on` None: the policy's day."""

    sort: RecommendationSort
    cause: str
    text: str
    unit_id: int | None = None
    due_on: date | None = None


def apply(step: Step, entry: Entry) -> None:
    cause = written(step, entry.cause, field="cause", least=5, zh="请写清查到的根子是什么。", en="Say what the root cause is.")
    text = written(step, entry.text, field="text", least=5, zh="请写清建议做什么。", en="Say what is recommended.")
    unit = asked_unit(step, entry.unit_id)
    if entry.due_on is not None:
        step.limits[RECOMMENDATION.name] = days_until(step, entry.due_on)
    asked_by = asker(step)
    step.give_to(unit.pk)
    step.keep(sort=entry.sort.value, **asked_by, cause=cause, text=text)
    step.letter = {"sort": entry.sort, "cause": cause, "text": text}
    step.body |= {"unit": unit.pk, "office": asked_by["by_unit"]}
