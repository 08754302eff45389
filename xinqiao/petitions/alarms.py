"""Warn of every urgent report that no head has acknowledged, before its hours end and after: each grade once, at any hour (条例§25)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import Petition
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import alarm_urgent, remind_urgent
from xinqiao.petitions.urgent import due_warning
from xinqiao.petitions.zone import local_day
from xinqiao.rules.alerts import is_stronger
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import UNACKNOWLEDGED, AlertGrade, UrgentReport

STATUSES = sorted(status.value for status in PETITION.by_name["alarm_urgent"].source)
WARNED = {UrgentReport.REMINDED.value: AlertGrade.REMIND, UrgentReport.LATE.value: AlertGrade.OVERDUE}
OPEN = sorted(state.value for state in UNACKNOWLEDGED - {UrgentReport.SERIOUS})


def raise_alarms(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Take `remind_urgent` or `alarm_urgent` wherever the next warning is due; return how often.

    The quiet hours hold none of them back. After a stop only the strongest warning of each report is given.
    """
    directory = snapshot.current()
    near = now + timedelta(minutes=directory.most("urgent_remind_minutes", local_day(now)))
    waiting = Petition.objects.filter(urgent_report__in=OPEN, urgent_until__lte=near, is_sealed=False, status__in=STATUSES)
    raised = 0
    for petition in list(waiting.order_by("urgent_until")):
        grade = due_warning(directory, petition, now)
        if grade is None or not is_stronger(grade, WARNED.get(petition.urgent_report, "")):
            continue
        with suppress(Refused):
            if grade is AlertGrade.REMIND:
                perform("remind_urgent", petition, remind_urgent.Entry(), actor=Clockwork(), at=now)
            else:
                perform("alarm_urgent", petition, alarm_urgent.Entry(), actor=Clockwork(), at=now)
            raised += 1
            rest()
    return raised
