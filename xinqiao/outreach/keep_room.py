"""What the worker does for the reception rooms: close the visits that nobody closed, and wipe the words whose days are over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.room import visits
from xinqiao.outreach.steps import leave_room, wipe_room_visit
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_room import OPEN_IN_ROOM


def close_days(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Let whoever still waits in the room of an earlier day have gone; return how many. Taken twice it does nothing."""
    rows = visits().filter(status__in=[status.value for status in OPEN_IN_ROOM], on__lt=local_day(now))
    return _take("leave_room", leave_room.Entry(), list(rows.order_by("pk")), now, rest)


def wipe(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Wipe the words of visits whose day for it has come; return how many. Taken twice it does nothing."""
    rows = visits().filter(waits_for=Duty.CLOCKWORK.value, due_on__lte=local_day(now))
    return _take("wipe_room_visit", wipe_room_visit.Entry(), list(rows.order_by("pk")), now, rest)


def _take(name: str, entry: object, rows: list[OutreachRecord], now: datetime, rest: Callable[[], None]) -> int:
    taken = 0
    for row in rows:
        with suppress(Refused):  # somebody was quicker
            perform(name, row, entry, actor=Clockwork(), at=now)
            taken += 1
        rest()
    return taken
