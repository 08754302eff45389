"""报告重大紧急: what happened cannot wait; the heads are told at once and must acknowledge it within hours (条例§25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.petitions.step import Step
from xinqiao.petitions.urgent import report
from xinqiao.petitions.written import written
from xinqiao.rules.terms import UrgentReport


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what happened, where, when, how many people, what danger: the event, not the person. `measures`: what was done already."""

    reason: str
    measures: str = ""


def apply(step: Step, entry: Entry) -> None:
    reason = written(
        step, entry.reason, field="reason", least=10, zh="请写清发生了什么：时间、地点、多少人、有什么危险（至少十个字）。",
        en="Say what happened: when, where, how many people, what danger (at least 10 characters).",
    )  # fmt: skip
    measures = written(step, entry.measures, field="measures", least=0, zh="", en="")
    hours = step.directory.policy("urgent_hours", step.today)
    report(step, UrgentReport.WAITING, step.at + timedelta(hours=hours))
    step.texts = {"reason": reason} | ({"measures": measures} if measures else {})
