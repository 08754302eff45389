"""Wrong tries cost time, never the account: nobody can shut a colleague out.

A name may fail five times from one place (twenty times from all places together); each further failure doubles the wait,
from one minute to at most fifteen, and a day without failure forgets them. Tries during the wait are not counted. A
browser in which the person has signed in before is counted by itself, so that strangers' tries do not slow it down.
Names that do not exist are counted alike. Besides, one place and all places together may fail so often an hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

from xinqiao.petitions import throttle
from xinqiao.petitions.throttle import Limit
from xinqiao.sign_in.models import Delay

FROM_ONE_PLACE, FROM_ALL = 5, 20  # failures before the first wait
FIRST_WAIT, LONGEST_WAIT, FORGET_AFTER = 60, 900, 86400  # seconds
FOR_ALL_PLACES = 100  # times the hourly limit of one place

_TABLE = Delay._meta.db_table
# Two failures at the same moment must both be counted: the store adds, not Python.
COUNT = (
    f"INSERT INTO {_TABLE} (key, account, failures, last) VALUES (%s, %s, 1, %s) "  # noqa: S608 a constant of ours
    f"ON CONFLICT (key) DO UPDATE SET failures = CASE WHEN {_TABLE}.last < %s THEN 1 ELSE {_TABLE}.failures + 1 END, "
    "last = excluded.last"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Somebody at the door: which name (or "person:12" after the password), from which place, in which known browser."""

    name: str
    place: str
    browser: str = ""
    tries_per_hour: int = 60

    @property
    def account(self) -> str:
        """The digest of the name."""
        return _blind("account", self.name)

    def counted(self) -> dict[str, int]:
        """Return under which keys this attempt is counted, each with the failures that cost nothing."""
        if self.browser:
            return {_blind("browser", f"{self.name}\0{self.browser}"): FROM_ONE_PLACE}
        return {_blind("place", f"{self.name}\0{self.place}"): FROM_ONE_PLACE, self.account: FROM_ALL}

    def limits(self) -> tuple[Limit, ...]:
        """Return the hourly limits; a known browser has none, its own count is enough."""
        if self.browser:
            return ()
        return (
            Limit(what="sign_in.place", value=self.place, times=self.tries_per_hour),
            Limit(what="sign_in.all", value="", times=self.tries_per_hour * FOR_ALL_PLACES),
        )


def crowded_until(attempt: Attempt, at: datetime) -> datetime | None:
    """Return until when this place (or everywhere) has used up the failures of an hour; None if it has not. One query."""
    limits = attempt.limits()
    return throttle.free_again_at(at) if limits and throttle.is_used_up(limits, at) else None


def waits_until(attempt: Attempt, at: datetime) -> datetime | None:
    """Return until when this name must wait here; None if it need not. One query."""
    free = attempt.counted()
    ends = [
        row.last + _wait(row.failures - free[row.key])
        for row in Delay.objects.filter(key__in=list(free))
        if row.last >= at.timestamp() - FORGET_AFTER
    ]
    end = max(ends, default=0)
    return datetime.fromtimestamp(end, UTC) if end > at.timestamp() else None


def _wait(over: int) -> int:
    """Return the seconds to wait after `over` failures more than are free (0: the last free one; then it doubles)."""
    return 0 if over < 0 else min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(over, 10))


def failed(attempt: Attempt, at: datetime) -> None:
    """Count a failure."""
    now = int(at.timestamp())
    with connection.cursor() as cursor:
        for key in attempt.counted():
            cursor.execute(COUNT, [key, attempt.account, now, now - FORGET_AFTER])
    for limit in attempt.limits():
        throttle.count(limit, at)


def succeeded(attempt: Attempt) -> None:
    """Forget the failures of this name in this place or browser; what others tried elsewhere stays counted."""
    Delay.objects.filter(key__in=[key for key in attempt.counted() if key != attempt.account]).delete()


def release(*names: str) -> int:
    """Forget all failures of these names everywhere; return how many counts that were."""
    return Delay.objects.filter(account__in=[_blind("account", name) for name in names]).delete()[0]


def sweep(at: datetime) -> int:
    """Remove counts that are forgotten anyway; return how many."""
    return Delay.objects.filter(last__lt=int(at.timestamp()) - FORGET_AFTER).delete()[0]


def _blind(what: str, value: str) -> str:
    return str(settings.KEYRING.blind(f"sign_in.{what}", value))
