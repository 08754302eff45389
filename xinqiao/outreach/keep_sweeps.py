"""What the worker does for the sweeps: begin each unit's month, and note which one was not reported in time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import note_sweep_missed, open_sweep
from xinqiao.outreach.sweeps import of_kind, reporting_units
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import SweepStatus


def open_month(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Begin the sweep of this month for every unit that reports and has none; return for how many. After the day of the month none begins.

    A sweep is named by unit and month, so that two workers at once begin it once.
    """
    directory, today = snapshot.current(), local_day(now)
    if today.day > directory.policy("sweep_day", today):
        return 0
    first, begun = today.replace(day=1), 0
    there = set(of_kind(OutreachKind.SWEEP).filter(on=first).values_list("unit_id", flat=True))
    for unit in sorted(reporting_units(directory, today) - there):
        with suppress(Refused, IntegrityError):
            perform("open_sweep", OutreachRecord(kind=OutreachKind.SWEEP.value, unit_id=unit, on=first), open_sweep.Entry(), actor=Clockwork(), at=now)
            begun += 1
        rest()
    return begun


def note_missed(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Note each sweep whose day passed without a report; return how many. It waits for the head of the unit from then on."""
    noted = 0
    for row in of_kind(OutreachKind.SWEEP).filter(status=SweepStatus.SWEEPING.value, due_on__lt=local_day(now)).order_by("pk"):
        with suppress(Refused):
            perform("note_sweep_missed", row, note_sweep_missed.Entry(), actor=Clockwork(), at=now)
            noted += 1
        rest()
    return noted
