"""The one time zone in which the enterprise counts its days."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local_day(at: datetime) -> date:
    """Return the calendar day of a moment in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def at_noon(day: date) -> datetime:
    """Return noon of a day in Asia/Shanghai, for what is known by its day only."""
    return datetime.combine(day, time(12), SHANGHAI)
