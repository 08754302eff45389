"""The one time zone in which the enterprise counts its days."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local_day(at: datetime) -> date:
    """Return the calendar day of a moment in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """Return the first moment of a day in Asia/Shanghai."""
    return datetime.combine(day, time(0), SHANGHAI)


def full_hour(at: datetime, nth: int = 0) -> datetime:
    """Return the full hour in which a moment lies: all that is kept of the time of what comes by the protected host.

    The microseconds say which step of its petition it was (`nth`), so that files are found with their step; of the clock they say nothing.
    """
    return at.replace(minute=0, second=0, microsecond=min(nth, 999_999))


def at_noon(day: date) -> datetime:
    """Return noon of a day in Asia/Shanghai, for what is known by its day only."""
    return datetime.combine(day, time(12), SHANGHAI)
