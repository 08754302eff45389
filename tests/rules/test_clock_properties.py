"""What holds for every clock, every day from 2011 to 2035 and every calendar anybody may declare."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from xinqiao.rules.clocks import (
    CLOCKS,
    EXTENSION_CAP_DAYS,
    FINAL_REVIEW,
    REPORT,
    Binds,
    Clock,
    Due,
    WorkCalendar,
    paused_days,
)

FIRST, LAST = date(2011, 1, 1), date(2035, 12, 31)

quick = settings(max_examples=25, deadline=None, database=None, derandomize=True)

anchors = st.dates(FIRST, LAST) | st.sampled_from(
    [date(2012, 2, 29), date(2016, 2, 28), date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2035, 12, 31)]
)
clocks = st.sampled_from(sorted(CLOCKS.values(), key=lambda clock: clock.code))
extras = st.integers(0, EXTENSION_CAP_DAYS)


@st.composite
def calendars(draw: st.DrawFn, around: date) -> WorkCalendar:
    """Draw a calendar with holidays and make-up days in the months after `around`."""
    offsets = draw(st.lists(st.integers(0, 110), max_size=14, unique=True))
    declared = [around + timedelta(days=n) for n in offsets]
    return WorkCalendar(
        days_off=frozenset(day for day in declared if day.weekday() < 5),
        days_on=frozenset(day for day in declared if day.weekday() >= 5),
        official_years=frozenset(range(2011, 2027)),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Clock, date, WorkCalendar, int]:
    """Draw a clock, the day it starts, a calendar and days of extension."""
    anchor = draw(anchors)
    return draw(clocks), anchor, draw(calendars(anchor)), draw(extras)


@quick
@given(cases())
def test_due_date_is_never_before_its_anchor_and_staff_never_later_than_petitioners(
    case: tuple[Clock, date, WorkCalendar, int],
) -> None:
    clock, anchor, calendar, extra = case
    due = clock.due(anchor, calendar, extra_days=extra)
    assert anchor < due.statutory_on <= due.effective_on
    assert due.on == (due.effective_on if clock.binds is Binds.PETITIONER else due.statutory_on)
    assert due.anchor_on == anchor


@quick
@given(cases(), st.integers(1, 40))
def test_who_starts_later_is_never_due_earlier(case: tuple[Clock, date, WorkCalendar, int], later: int) -> None:
    clock, anchor, calendar, extra = case
    first = clock.due(anchor, calendar, extra_days=extra)
    second = clock.due(anchor + timedelta(days=later), calendar, extra_days=extra)
    assert first.statutory_on <= second.statutory_on
    assert first.effective_on <= second.effective_on
    assert first.on <= second.on


@quick
@given(cases())
def test_explanation_ends_on_the_due_date_and_counts_to_the_limit(case: tuple[Clock, date, WorkCalendar, int]) -> None:
    clock, anchor, calendar, extra = case
    due, lines = (
        clock.due(anchor, calendar, extra_days=extra),
        clock.explain(anchor, calendar, extra_days=extra),
    )
    assert lines[0].day == anchor and lines[0].number is None
    assert lines[-1].day == due.on
    assert [line.day for line in lines] == [anchor + timedelta(days=n) for n in range(len(lines))]
    numbers = [line.number for line in lines if line.number is not None]
    assert numbers == list(range(1, clock.days + extra + 1))
    assert next(line.day for line in lines if line.number == clock.days + extra) == due.statutory_on
    assert all(line.why.zh and line.why.en for line in lines)


@quick
@given(cases())
def test_working_clock_counts_working_days_and_nothing_else(case: tuple[Clock, date, WorkCalendar, int]) -> None:
    clock, anchor, calendar, _ = case
    due = clock.due(anchor, calendar)
    span = [anchor + timedelta(days=n) for n in range(1, (due.statutory_on - anchor).days + 1)]
    counted = [day for day in span if calendar.is_working(day)] if clock.working else span
    assert len(counted) == clock.days
    assert span[-1] == counted[-1]


@quick
@given(cases())
def test_last_day_of_a_petitioner_is_the_first_working_day_from_the_statutory_one(
    case: tuple[Clock, date, WorkCalendar, int],
) -> None:
    _, anchor, calendar, extra = case
    due = CLOCKS["ask_review"].due(anchor, calendar, extra_days=extra)
    assert calendar.is_working(due.on)
    skipped = [due.statutory_on + timedelta(days=n) for n in range((due.on - due.statutory_on).days)]
    assert not any(calendar.is_working(day) for day in skipped)


@quick
@given(anchors, extras, extras)
def test_two_extensions_are_as_long_as_their_sum(anchor: date, first: int, second: int) -> None:
    handle = CLOCKS["handle"]
    once = handle.due(anchor, extra_days=first + second)
    twice = handle.due(anchor, extra_days=first).on + timedelta(days=second)
    assert once.on == twice == anchor + timedelta(days=60 + first + second)


@quick
@given(cases(), st.integers(0, 100))
def test_one_more_holiday_never_makes_a_date_earlier(case: tuple[Clock, date, WorkCalendar, int], offset: int) -> None:
    clock, anchor, calendar, extra = case
    more = WorkCalendar(
        calendar.days_off | {anchor + timedelta(days=offset)}, calendar.days_on, calendar.official_years
    )
    before, after = clock.due(anchor, calendar, extra_days=extra), clock.due(anchor, more, extra_days=extra)
    assert before.on <= after.on
    if not clock.working:
        assert before.statutory_on == after.statutory_on


@quick
@given(cases())
def test_same_question_has_the_same_answer(case: tuple[Clock, date, WorkCalendar, int]) -> None:
    clock, anchor, calendar, extra = case
    answers: set[Due] = {clock.due(anchor, calendar, extra_days=extra) for _ in range(2)}
    assert len(answers) == 1


@quick
@given(cases(), st.integers(1, 365))
def test_days_that_were_set_are_counted_out_and_explained(case: tuple[Clock, date, WorkCalendar, int], days: int) -> None:
    """Set by the sender or by a policy: the last day carries the number that was set, and one more day is never earlier."""
    clock, anchor, calendar, extra = case
    days = days if not clock.working else min(days, 30)
    given_days = clock.lasting(days)
    due, lines = given_days.due(anchor, calendar, extra_days=extra), given_days.explain(anchor, calendar, extra_days=extra)
    assert next(line.day for line in lines if line.number == days + extra) == due.statutory_on
    assert due.statutory_on < clock.lasting(days + 1).due(anchor, calendar, extra_days=extra).statutory_on
    assert (given_days.name, given_days.code, given_days.reason) == (clock.name, clock.code, clock.reason)
    assert clock.lasting(None) is clock


@quick
@given(anchors, st.integers(1, 365), st.data())
def test_day_of_a_report_that_is_set_is_the_day_it_is_due(anchor: date, ahead: int, data: st.DataObject) -> None:
    """C10 binds staff by calendar days: whatever the holidays, the day that the sender set is the day that counts."""
    assert REPORT.lasting(ahead).due(anchor, data.draw(calendars(anchor))).on == anchor + timedelta(days=ahead)


@st.composite
def rests(draw: st.DrawFn) -> tuple[date, list[tuple[date, date]]]:
    """Draw the day on which a final review came, and spans inside its limit in which it rested, one after another."""
    anchor = draw(anchors)
    offsets = sorted(draw(st.lists(st.integers(0, 29), min_size=0, max_size=6)))
    return anchor, [(anchor + timedelta(days=a), anchor + timedelta(days=b)) for a, b in zip(offsets[::2], offsets[1::2], strict=False)]


@quick
@given(rests())
def test_a_rest_moves_the_day_by_what_it_lasted_and_one_of_no_length_not_at_all(case: tuple[date, list[tuple[date, date]]]) -> None:
    """条例§36(2): the days of a hearing are not counted; paused and resumed on one day nothing changes."""
    anchor, pauses = case
    lasted = sum(paused_days(*pause) for pause in pauses)
    days = FINAL_REVIEW.explain(anchor, pauses=pauses)
    assert days[-1].day == FINAL_REVIEW.due(anchor).statutory_on + timedelta(days=lasted)
    assert sum(line.number is None for line in days) == 1 + lasted and days[-1].number == FINAL_REVIEW.days
    assert FINAL_REVIEW.explain(anchor, pauses=[*pauses, (anchor, anchor)]) == days
