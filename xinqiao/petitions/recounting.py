"""Find every time limit that a changed calendar moves, and count it anew: on record, once, whoever asks and however often."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.directory.models import CalendarVersion
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import recount
from xinqiao.rules.clocks import CLOCKS
from xinqiao.rules.terms import PetitionStatus

BOUND = sorted(clock.name for clock in CLOCKS.values() if clock.follows_calendar)
SETTLES = timedelta(minutes=30)  # a year is corrected day by day, each a new version: counting waits until that is over


def recount_clocks(now: datetime, *, rest: Callable[[], None] = no_rest) -> int | None:
    """Take the step `recount` on every petition with a running limit that another calendar counted; return on how many.

    None: the newest calendar is too young, ask again later. Stopped limits and breaches on record are left alone.
    """
    newest = CalendarVersion.objects.order_by("pk").only("pk", "recorded_at").last()
    if newest is None or now - newest.recorded_at < SETTLES:
        return None
    old = RunningClock.objects.filter(stopped_on=None, breached_on=None, name__in=BOUND).exclude(calendar_version=newest.pk)
    keys = old.exclude(petition__status=PetitionStatus.CLOSED.value).order_by("petition_id").values_list("petition_id", flat=True)
    moved = 0
    for key in list(keys.distinct()):
        with suppress(Refused):
            perform("recount", Petition.objects.get(pk=key), recount.Entry(), actor=Clockwork(), at=now)
            moved += 1
            rest()
    return moved


def settling(now: datetime) -> tuple[CalendarVersion, datetime] | None:
    """Return the newest calendar and from when it counts days anew, while that is still to come; None otherwise."""
    newest = CalendarVersion.objects.order_by("pk").only("pk", "note", "recorded_at").last()
    if newest is None or now - newest.recorded_at >= SETTLES:
        return None
    return newest, newest.recorded_at + SETTLES


def newest_version() -> int:
    """Return the version of the calendar in force."""
    return snapshot.current().calendar.version
