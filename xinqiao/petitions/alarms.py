"""Find every urgent report that no head has acknowledged in time, and raise the alarm: once, at any hour (条例§25)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import Petition
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import alarm_urgent
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import UrgentReport

STATUSES = sorted(status.value for status in PETITION.by_name["alarm_urgent"].source)


def raise_alarms(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Take the step `alarm_urgent` wherever the time to acknowledge has passed; return how often."""
    late = Petition.objects.filter(urgent_report=UrgentReport.WAITING.value, urgent_until__lt=now, is_sealed=False, status__in=STATUSES)
    raised = 0
    for petition in list(late.order_by("urgent_until")):
        with suppress(Refused):
            perform("alarm_urgent", petition, alarm_urgent.Entry(), actor=Clockwork(), at=now)
            raised += 1
            rest()
    return raised
