"""Each grade of warning on its day, and none at night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinqiao.rules.alerts import GRADES, due_grade, is_quiet, is_stronger, urgent_grade
from xinqiao.rules.terms import AlertGrade

DUE = date(2026, 3, 20)
UNTIL = datetime(2026, 3, 20, 3, 30, tzinfo=UTC)
quick = settings(max_examples=80, deadline=None, database=None, derandomize=True)


@pytest.mark.parametrize(
    ("days", "grade"),
    [
        (-4, None), (-3, AlertGrade.REMIND), (0, AlertGrade.REMIND), (1, AlertGrade.OVERDUE), (6, AlertGrade.OVERDUE),
        (7, AlertGrade.SERIOUS), (900, AlertGrade.SERIOUS),
    ],
)  # fmt: skip
def test_each_grade_has_its_days(days: int, grade: AlertGrade | None) -> None:
    today = DUE + timedelta(days=days)
    assert due_grade(DUE - timedelta(days=15), DUE, today, remind_days=3, serious_days=7) is grade


def test_short_limit_has_no_reminder_that_would_come_with_the_work_itself() -> None:
    anchor = DUE - timedelta(days=1)
    assert due_grade(anchor, DUE, anchor, remind_days=3, serious_days=7) is None
    assert due_grade(anchor, DUE, DUE, remind_days=3, serious_days=7) is None
    assert due_grade(anchor, DUE, DUE + timedelta(days=1), remind_days=3, serious_days=7) is AlertGrade.OVERDUE


@quick
@given(
    st.dates(date(2011, 1, 1), date(2035, 12, 31)), st.integers(1, 120), st.integers(1, 30), st.integers(1, 90),
    st.integers(-130, 130),
)  # fmt: skip
def test_warnings_grow_with_the_days_and_each_is_given_at_most_once(
    anchor: date, limit: int, remind: int, serious: int, start: int
) -> None:
    """Whoever asks every day from any day on gets at most three warnings, each stronger than the one before."""
    due_on, given_now, grades = anchor + timedelta(days=limit), "", []
    for n in range(start, start + 200):
        grade = due_grade(anchor, due_on, due_on + timedelta(days=n), remind_days=remind, serious_days=serious)
        if grade is not None and is_stronger(grade, given_now):
            grades.append(grade)
            given_now = grade.value
    assert grades == sorted(set(grades), key=GRADES.index)
    if start + 199 >= serious:
        assert grades[-1] is AlertGrade.SERIOUS


@pytest.mark.parametrize(
    ("minutes", "grade"),
    [(-61, None), (-60, AlertGrade.REMIND), (0, AlertGrade.REMIND), (1, AlertGrade.OVERDUE), (120, AlertGrade.OVERDUE), (121, AlertGrade.SERIOUS)],
)  # fmt: skip
def test_each_grade_of_an_urgent_report_has_its_minutes(minutes: int, grade: AlertGrade | None) -> None:
    now = UNTIL + timedelta(minutes=minutes)
    assert urgent_grade(UNTIL, now, limit_hours=2, remind_minutes=60, serious_hours=2) is grade


@quick
@given(st.integers(1, 24), st.integers(10, 720), st.integers(1, 72))
def test_reminder_of_an_urgent_report_comes_in_the_second_half_of_its_hours(limit: int, remind: int, serious: int) -> None:
    """Never with the report itself, never after the hours, and the grades grow."""
    half = timedelta(hours=limit) / 2
    minutes = range(-60 * limit, 60 * (serious + 1))
    given_at = [
        (UNTIL + timedelta(minutes=n), urgent_grade(UNTIL, UNTIL + timedelta(minutes=n), limit_hours=limit, remind_minutes=remind, serious_hours=serious))
        for n in minutes
    ]  # fmt: skip
    reminded = [now for now, grade in given_at if grade is AlertGrade.REMIND]
    assert reminded[0] == UNTIL - min(half, timedelta(minutes=remind)) and reminded[-1] == UNTIL
    grades = [grade for _, grade in given_at if grade is not None]
    assert grades == sorted(grades, key=GRADES.index) and set(grades) == set(AlertGrade)


@quick
@given(st.integers(1, 24), st.integers(1, 24))
def test_quiet_hours_are_as_many_as_lie_between(from_hour: int, to_hour: int) -> None:
    quiet = [hour for hour in range(24) if is_quiet(hour, from_hour, to_hour)]
    assert len(quiet) == (to_hour - from_hour) % 24
    begins, ends = from_hour % 24, to_hour % 24
    assert begins == ends or (begins in quiet and ends not in quiet)


def test_quiet_from_eight_in_the_evening_to_eight_in_the_morning() -> None:
    assert [hour for hour in range(24) if not is_quiet(hour, 20, 8)] == list(range(8, 20))
