"""期限预警: the unit that owes the work is warned of one time limit, each grade once (features 4.6, 4.7)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.warning_days import warning_days
from xinqiao.rules.alerts import due_grade, is_stronger
from xinqiao.rules.terms import AlertGrade


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`clock`: the key of the running clock; how serious it is the day says."""

    clock: str


def apply(step: Step, entry: Entry) -> str | None:
    running = step.dossier.clock(entry.clock)
    if running is None:
        step.refuse_unless(False, "这个期限没有在走。", "This time limit is not running.", field="clock")
        return None
    petition = step.petition
    days = warning_days(step.directory, step.today, channel=petition.channel, is_urgent=bool(petition.urgent_report), clock=running.name)
    grade = due_grade(running.anchor_on, running.due_on, step.today, **days)
    if grade is None or not is_stronger(grade, running.alerted):
        step.refuse_unless(False, "没有新的预警。", "There is nothing new to warn of.", field="clock")
        return None
    running.alerted = grade.value
    step.journal.change(running, "alerted")
    step.body |= {"clock": running.key, "grade": grade.value, "unit": step.owing_unit_id(running)}
    return "serious" if grade is AlertGrade.SERIOUS else None
