"""The stored work calendar against a second, independent source, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from xinqiao.directory.seed import YEARS, known_calendar
from xinqiao.rules.clocks import WorkCalendar

LAST_NOTICE = 2026  # the newest year both libraries know


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return known_calendar()


@pytest.mark.parametrize("year", range(2011, LAST_NOTICE + 1))
def test_every_day_of_a_year_is_what_the_second_library_says(calendar: WorkCalendar, year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    differing = [
        day for day in days if day.year == year and calendar.is_working(day) != chinese_calendar.is_workday(day)
    ]  # fmt: skip
    assert differing == []


def test_years_with_a_notice_are_official_and_the_others_provisional(calendar: WorkCalendar) -> None:
    assert calendar.official_years == frozenset(range(2011, LAST_NOTICE + 1))
    assert calendar.is_provisional(date(2027, 1, 1)) and calendar.is_provisional(date(2035, 12, 31))
    assert not calendar.is_provisional(date(2026, 12, 31))


def test_provisional_years_have_the_holidays_of_the_law_and_no_moved_days(calendar: WorkCalendar) -> None:
    for year in range(LAST_NOTICE + 1, YEARS.stop):
        assert date(year, 1, 1) in calendar.days_off
        assert sum(day.year == year for day in calendar.days_off) >= 11  # 全国年节及纪念日放假办法
        assert not any(day.year == year for day in calendar.days_on)


def test_moved_days_are_weekend_days_and_never_off_as_well(calendar: WorkCalendar) -> None:
    assert all(day.weekday() >= 5 for day in calendar.days_on)
    assert not calendar.days_on & calendar.days_off


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 14), True), (date(2026, 2, 28), True), (date(2026, 2, 23), False), (date(2026, 10, 10), True),
        (date(2024, 2, 4), True), (date(2020, 1, 31), False), (date(2013, 6, 8), True), (date(2011, 1, 30), True),
    ],
)  # fmt: skip
def test_known_days(calendar: WorkCalendar, day: date, works: bool) -> None:
    assert calendar.is_working(day) is works
