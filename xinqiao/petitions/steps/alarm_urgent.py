"""重大紧急告警: the hours have passed and no head has acknowledged the report; it goes up again (条例§25)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.urgent import report
from xinqiao.rules.terms import UrgentReport


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the time says it."""


def apply(step: Step, entry: Entry) -> None:
    until = step.petition.urgent_until
    step.refuse_unless(until is not None and step.at > until, "还没有到确认的时限。", "The time to acknowledge has not passed.")
    report(step, UrgentReport.LATE, until)
