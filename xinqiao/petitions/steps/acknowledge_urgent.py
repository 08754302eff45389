"""确认重大紧急件: a head has read the report and says what is being done (条例§25)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.urgent import report
from xinqiao.petitions.written import written
from xinqiao.rules.terms import UrgentReport


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`measures`: what was ordered, who does it."""

    measures: str


def apply(step: Step, entry: Entry) -> None:
    measures = written(step, entry.measures, field="measures", zh="请写怎么部署的、谁去办。", en="Say what was ordered and who does it.")
    report(step, UrgentReport.ACKNOWLEDGED, None)
    step.texts = {"measures": measures}
