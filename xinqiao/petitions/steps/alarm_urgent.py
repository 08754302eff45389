"""重大紧急告警: the hours have passed and no head has acknowledged the report; it goes up again, and once more when it is serious (条例§25)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.urgent import due_warning, report
from xinqiao.rules.terms import AlertGrade, UrgentReport


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the time says it."""


def apply(step: Step, entry: Entry) -> str | None:
    petition, grade = step.petition, due_warning(step.directory, step.petition, step.at)
    step.refuse_unless(grade in (AlertGrade.OVERDUE, AlertGrade.SERIOUS), "还没有到确认的时限。", "The time to acknowledge has not passed.")
    is_serious = grade is AlertGrade.SERIOUS
    step.refuse_unless(is_serious or petition.urgent_report != UrgentReport.LATE.value, "已经告警，还没有到严重超时。", "The alarm was raised, and it is not seriously late yet.")
    report(step, UrgentReport.SERIOUS if is_serious else UrgentReport.LATE, petition.urgent_until)
    step.body["grade"] = grade.value if grade else ""
    return "serious" if is_serious else None
