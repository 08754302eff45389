"""Store work calendars: a correction is a new version, the old ones stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import CalendarVersion
from xinqiao.directory.refused import refuse
from xinqiao.rules.clocks import WorkCalendar
from xinqiao.rules.text import Text

SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 2011, 2050
NOTE = Text("依据", "Ground")


class CalendarDays(Enum):
    """What a day may be declared."""

    OFF = "off"  # a weekday off: public holiday or moved rest day
    ON = "on"  # a weekend day that is worked (调休)
    USUAL = "usual"  # as its weekday says


@changes
def new_calendar(
    days_off: Iterable[date],
    days_on: Iterable[date],
    official_years: Iterable[int],
    note: str,
    *,
    by: str,
    at: datetime,
) -> CalendarVersion:
    """Store a whole calendar as a new version."""
    off, on, years = sorted(set(days_off)), sorted(set(days_on)), sorted(set(official_years))
    _check(off, on, years, note)
    before = _newest()
    row = CalendarVersion.objects.create(
        days_off=[day.isoformat() for day in off], days_on=[day.isoformat() for day in on], official_years=years,
        note=note, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    record(
        "calendar.new",
        {"version": row.pk, "off": len(off), "on": len(on), "official": years, "note": note, **_moved(before, set(off), set(on))},
        by=by,
        at=at,
    )
    return row


@changes
def set_day(day: date, kind: CalendarDays, note: str, *, by: str, at: datetime) -> CalendarVersion:
    """Declare one day off, on, or as usual; the rest of the newest calendar stays."""
    now = _newest()
    off, on = set(now.days_off) - {day}, set(now.days_on) - {day}
    if kind is CalendarDays.OFF:
        off.add(day)
    if kind is CalendarDays.ON:
        on.add(day)
    if (off, on) == (set(now.days_off), set(now.days_on)):
        raise refuse("这一天本来就是这样，没有改动。", "The day is like this already; nothing was changed.", "kind")
    check_filled("note", note, NOTE)
    return new_calendar(off, on, now.official_years, note, by=by, at=at)


@changes
def mark_official(year: int, notice: str, *, by: str, at: datetime) -> CalendarVersion:
    """Mark a year as settled by the State Council notice with this number."""
    now = _newest()
    check_filled("note", notice, Text("通知文号", "Number of the notice"))
    if year in now.official_years:
        raise refuse("{year} 年已经是正式日历。", "{year} is official already.", "note", year=year)
    return new_calendar(now.days_off, now.days_on, now.official_years | {year}, f"{year}: {notice}", by=by, at=at)


def _moved(before: WorkCalendar, off: set[date], on: set[date]) -> dict[str, list[date]]:
    """Return which days are declared anew, and which no longer; a long list only begins (a whole year is loaded at once)."""
    moved = {"off_new": off - before.days_off, "off_gone": before.days_off - off, "on_new": on - before.days_on, "on_gone": before.days_on - on}
    return {name: sorted(days)[:60] for name, days in moved.items() if days}


def _newest() -> WorkCalendar:
    row = CalendarVersion.objects.order_by("pk").last()
    if row is None:
        return WorkCalendar()
    return WorkCalendar(
        days_off=frozenset(map(date.fromisoformat, row.days_off)), days_on=frozenset(map(date.fromisoformat, row.days_on)),
        official_years=frozenset(row.official_years), version=row.pk,
    )  # fmt: skip


def _check(off: list[date], on: list[date], years: list[int], note: str) -> None:
    check_length(CalendarVersion, "note", note, NOTE)
    both = set(off) & set(on)
    if both:
        raise refuse("{day} 不能又休又班。", "{day} cannot be both off and on.", "kind", day=min(both))
    weekdays = [day for day in on if day.weekday() < SATURDAY]
    if weekdays:
        raise refuse(
            "{day} 是工作日，本来就上班。调休上班只能是周六、周日。",
            "{day} is a weekday and worked anyway. Only a Saturday or Sunday can be a make-up working day.",
            "kind",
            day=weekdays[0],
        )
    outside = [year for year in (*years, *(day.year for day in (*off, *on))) if not FIRST_YEAR <= year <= LAST_YEAR]
    if outside:
        raise refuse(
            "日历只管 {first} 到 {last} 年。",
            "The calendar covers {first} to {last}.",
            "year",
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
