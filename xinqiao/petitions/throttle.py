"""How often something may be tried in an hour. One row a key, counted in one statement on both stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

from xinqiao.petitions.models import Throttle
from xinqiao.prepared import Prepared

HOUR = 3600
FOR_A_NUMBER, FOR_ALL = 5, 100  # times the limit of one place: nobody can lock others out by guessing wrong

# Two tries at the same moment must both be counted: the store adds, not Python.
COUNT = (
    f"INSERT INTO {Throttle._meta.db_table} (key, hour, count) VALUES (%s, %s, 1) "  # noqa: S608 a constant of ours
    "ON CONFLICT (key) DO UPDATE SET "
    f"count = CASE WHEN {Throttle._meta.db_table}.hour = excluded.hour THEN {Throttle._meta.db_table}.count + 1 ELSE 1 END, "
    "hour = excluded.hour RETURNING count"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """`times` tries an hour by `what` (a place, a number, the whole portal) that is called `value`."""

    what: str
    value: str
    times: int

    @property
    def key(self) -> str:
        """The keyed digest under which the tries are counted: neither address nor number can be read from it."""
        return str(settings.KEYRING.blind(f"throttle.{self.what}", self.value))


def count(limit: Limit, at: datetime) -> bool:
    """Count one try; return whether it is still within the limit."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [limit.key, _hour(at)])
        return bool(cursor.fetchone()[0] <= limit.times)


def for_a_key(what: str, *, number: str, place: str, tries: int) -> tuple[Limit, ...]:
    """Return the limits of guessing: by place, by number, and in all, the last two wider, so that nobody can lock others out.

    `place` is empty on the protected host, which knows of none: there number and total alone are counted.
    """
    by_place = (Limit(what=f"{what}.place", value=place, times=tries),) if place else ()
    by_number = Limit(what=f"{what}.number", value=number, times=tries * FOR_A_NUMBER)
    return (*by_place, by_number, Limit(what=f"{what}.all", value="", times=tries * FOR_ALL))


_counted = Prepared(lambda a, b, c: Throttle.objects.filter(key__in=[a, b, c]).order_by("pk"), str, str, str)


def is_used_up(limits: Sequence[Limit], at: datetime) -> bool:
    """Return whether any of at most three limits has no try left in this hour. Counts nothing."""
    keys = [limit.key for limit in limits]
    padded = (keys + [keys[-1]] * 3)[:3]
    used = {row.key: row.count for row in _counted(*padded) if row.hour == _hour(at)}
    return any(used.get(key, 0) >= limit.times for key, limit in zip(keys, limits, strict=True))


def free_again_at(at: datetime) -> datetime:
    """Return when the next hour of tries begins."""
    return datetime.fromtimestamp((_hour(at) + 1) * HOUR, UTC)


def sweep(at: datetime) -> int:
    """Remove the rows of hours long past; returns how many. They count nothing any more."""
    return Throttle.objects.filter(hour__lt=_hour(at) - 24).delete()[0]


def _hour(at: datetime) -> int:
    return int(at.timestamp()) // HOUR
