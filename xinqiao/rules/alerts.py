"""Which warning a running time limit calls for today, an urgent report at this minute, and at which hours none is given. Pure arithmetic."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from xinqiao.rules.terms import AlertGrade

GRADES = tuple(AlertGrade)  # each stronger than the one before


def due_grade(anchor_on: date, due_on: date, today: date, *, remind_days: int, serious_days: int) -> AlertGrade | None:
    """Return the strongest warning that is due on `today` (policy); None if none is.

    A reminder comes `remind_days` calendar days before the last day, and only where the limit is longer than that;
    overdue from the day after it; serious from `serious_days` after it.
    """
    left = (due_on - today).days
    if -left >= serious_days:
        return AlertGrade.SERIOUS
    if left < 0:
        return AlertGrade.OVERDUE
    is_long = (due_on - anchor_on).days > remind_days
    return AlertGrade.REMIND if is_long and left <= remind_days else None


def urgent_grade(until: datetime, now: datetime, *, limit_hours: int, remind_minutes: int, serious_hours: int) -> AlertGrade | None:
    """Return the strongest warning that an urgent report (条例§25) which waits until `until` calls for at `now` (policy); None if none.

    A reminder comes `remind_minutes` before the end, but not before half of the `limit_hours` have passed: otherwise it
    would come with the report itself. Overdue once `until` has passed; serious when `serious_hours` more have.
    """
    if now > until + timedelta(hours=serious_hours):
        return AlertGrade.SERIOUS
    if now > until:
        return AlertGrade.OVERDUE
    ahead = min(timedelta(minutes=remind_minutes), timedelta(hours=limit_hours) / 2)
    return AlertGrade.REMIND if now >= until - ahead else None


def is_stronger(grade: AlertGrade, given: str) -> bool:
    """Return whether `grade` says more than the warning that was given; "" for none."""
    return given == "" or GRADES.index(grade) > GRADES.index(AlertGrade(given))


def is_quiet(hour: int, from_hour: int, to_hour: int) -> bool:
    """Return whether no warning is given in `hour` (0 to 23): from `from_hour` until before `to_hour`, over midnight too.

    24 is midnight; the same hour twice means that no hour is quiet.
    """
    from_hour, to_hour = from_hour % 24, to_hour % 24
    if from_hour <= to_hour:
        return from_hour <= hour < to_hour
    return hour >= from_hour or hour < to_hour
