"""When a matter may be reported as major and urgent (重大紧急), acknowledged, and taken off that list again (条例§25)."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import UNACKNOWLEDGED, UrgentReport
from xinqiao.rules.text import Text


def not_urgent(facts: Facts) -> Text | None:
    """Refuse a second report while the first stands."""
    return None if facts.urgent is None else Text("这件已经按重大紧急报告了。", "It is reported as major and urgent already.")


def is_urgent(facts: Facts) -> Text | None:
    """Refuse unless it is reported as major and urgent."""
    return Text("这件没有按重大紧急报告。", "It is not reported as major and urgent.") if facts.urgent is None else None


def urgent_unacknowledged(facts: Facts) -> Text | None:
    """Refuse unless a head must still acknowledge the urgent report."""
    if facts.urgent in UNACKNOWLEDGED:
        return None
    return Text("没有等着确认的重大紧急件。", "No urgent report is waiting to be acknowledged.")


def urgent_waits(facts: Facts) -> Text | None:
    """Refuse unless an urgent report waits for its head and nobody was reminded of it yet."""
    return None if facts.urgent is UrgentReport.WAITING else Text("没有等着确认的重大紧急件，或者已经提醒过。", "No urgent report waits, or the reminder was given.")


def urgent_alarm_open(facts: Facts) -> Text | None:
    """Refuse unless an urgent report waits for its head and its last alarm was not raised yet."""
    if facts.urgent in UNACKNOWLEDGED - {UrgentReport.SERIOUS}:
        return None
    return Text("没有等着确认的重大紧急件，或者已经告警。", "No urgent report waits, or the alarm was raised.")
