"""仍请协办: why the unit is to help all the same, or what its opinion lacks, and by which day (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.co_handling import set_day
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import CO_HANDLE


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`answer`: the unit reads it. `due_on`: the day, where none runs any more because an opinion was given."""

    answer: str
    due_on: date


def apply(step: Step, entry: Entry) -> None:
    answer = written(step, entry.answer, field="answer", least=5, zh="请写清为什么仍请它协办，或者意见缺什么。", en="Say why it is to help all the same, or what its opinion lacks.")
    step.keep(answer=answer)
    running = step.due_on(CO_HANDLE)
    set_day(step, entry.due_on)
    step.body["due"] = (running or entry.due_on).isoformat()  # a day that runs is not put off by an objection
