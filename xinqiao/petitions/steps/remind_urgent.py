"""重大紧急件到时限前提醒: the hours are nearly over and no head has acknowledged the report; who owes it is reminded once (条例§25)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.urgent import due_warning, report
from xinqiao.rules.terms import AlertGrade, UrgentReport


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the time says it."""


def apply(step: Step, entry: Entry) -> None:
    grade = due_warning(step.directory, step.petition, step.at)
    step.refuse_unless(grade is AlertGrade.REMIND, "现在不用提醒：时限还早，或者已经过了。", "There is nothing to remind of now: the time is far off, or over.")
    report(step, UrgentReport.REMINDED, step.petition.urgent_until)
    step.body["grade"] = AlertGrade.REMIND.value
