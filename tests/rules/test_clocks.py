"""The clocks fall due on the day the regulation says, and the explanation says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from xinqiao.rules.clocks import (
    ASK_REVIEW,
    CLOCKS,
    EXTENSION_CAP_DAYS,
    HANDLE,
    OBJECT,
    PLAIN,
    REPORT_TELL,
    STUDY,
    TELL,
    TELL_BY_UNIT,
    Binds,
    Clock,
    WorkCalendar,
    count_working,
)


def days(first: str, last: str) -> frozenset[date]:
    """Return the days from `first` to `last`, both included."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return frozenset(start + timedelta(days=n) for n in range((end - start).days + 1))


# National Day as the State Council declared it: 2025 with Mid-Autumn, 2026 on its own.
NATIONAL_DAY = WorkCalendar(
    days_off=days("2025-10-01", "2025-10-08") | days("2026-10-01", "2026-10-07"),
    days_on=frozenset({date(2025, 9, 28), date(2025, 10, 11), date(2026, 9, 20), date(2026, 10, 10)}),
    official_years=frozenset({2025, 2026}),
    version=1,
)


def on(day: str) -> date:
    return date.fromisoformat(day)


# domain.md §1.4: start day excluded, weekends as rest days, no special holidays
@pytest.mark.parametrize(
    ("clock", "anchor", "due"),
    [
        (TELL, "2026-03-02", "2026-03-17"),
        (TELL_BY_UNIT, "2026-03-02", "2026-03-17"),
        (OBJECT, "2026-03-05", "2026-03-12"),  # Thursday to Thursday
        (HANDLE, "2026-03-10", "2026-05-09"),  # a Saturday binds the staff all the same
        (ASK_REVIEW, "2026-05-29", "2026-06-29"),  # the Sunday moves on to Monday for the petitioner
        (STUDY, "2026-03-10", "2026-04-09"),
        (REPORT_TELL, "2026-03-05", "2026-03-26"),
    ],
    ids=lambda value: value.code if isinstance(value, Clock) else value,
)
def test_each_clock_falls_due_on_the_day_of_its_test_vector(clock: Clock, anchor: str, due: str) -> None:
    assert clock.due(on(anchor)).on == on(due)


def test_full_extension_moves_the_answer_to_the_ninetieth_day() -> None:
    due = HANDLE.due(on("2026-03-10"), extra_days=EXTENSION_CAP_DAYS)
    assert due.on == on("2026-06-08")
    assert (due.on - due.anchor_on).days == 90


def test_limits_are_those_of_the_regulation() -> None:
    limits = {clock.code: (clock.days, clock.working) for clock in CLOCKS.values()}
    assert limits == {
        "C1": (15, False), "C2": (15, False), "C3": (5, True), "C4": (60, False), "C6": (30, False), "C11": (15, True),
        "C12": (30, False), "C10": (90, False), "C12.1": (1, True), "C12.2": (1, True), "C12.8": (10, False), "C12.9": (30, False), "C7": (30, False), "C8": (30, False), "C9": (30, False), "C12.10": (30, False), "C12.11": (30, False), "C12.12": (5, True), "C11.2": (15, True), "C12.20": (5, True), "C12.21": (10, False), "C12.22": (90, False), "C12.23": (30, False), "C12.24": (5, True), "C12.25": (5, True), "C12.26": (10, True), "C12.27": (30, False), "C14.1": (3, True), "C14.2": (15, False), "C14.3": (10, False), "C14.4": (30, False), "C14.5": (10, False), "C14.6": (3, True), "C14.7": (1, True), "C14.8": (3, True), "C14.9": (2, True), "C14.10": (1, True), "C14.12": (30, False), "C14.13": (30, False), "C12.13": (5, True), "C15.1": (30, False), "C15.2": (3, True), "C15.3": (15, False), "C15.4": (7, False), "C15.5": (3, True),
    }  # fmt: skip
    assert EXTENSION_CAP_DAYS == 30


def test_only_rights_of_the_petitioner_take_the_later_date() -> None:
    assert [clock.name for clock in CLOCKS.values() if clock.binds is Binds.PETITIONER] == ["ask_review", "ask_final_review"]


def test_petitioner_gets_both_dates_and_the_later_one_counts() -> None:
    due = ASK_REVIEW.due(on("2026-05-29"))
    assert (due.statutory_on, due.effective_on) == (on("2026-06-28"), on("2026-06-29"))
    assert due.on == due.effective_on


def test_staff_get_both_dates_and_the_stricter_one_counts() -> None:
    due = HANDLE.due(on("2026-03-10"))
    assert (due.statutory_on, due.effective_on) == (on("2026-05-09"), on("2026-05-11"))
    assert due.on == due.statutory_on


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2025-09-02", "2025-10-09"),  # thirty days end on 2 October: the first working day is the ninth
        ("2025-09-08", "2025-10-09"),  # … and on the last day of the holiday
        ("2025-09-09", "2025-10-09"),
        ("2025-09-11", "2025-10-11"),  # a Saturday that is a working day (调休) does not move
        ("2025-09-12", "2025-10-13"),  # the Sunday after it does
        ("2026-09-01", "2026-10-08"),
        ("2026-09-10", "2026-10-10"),
        ("2026-08-21", "2026-09-20"),  # a Sunday that is a working day does not move
    ],
)
def test_petitioner_never_loses_a_day_to_national_day(received: str, last_day: str) -> None:
    assert ASK_REVIEW.due(on(received), NATIONAL_DAY).on == on(last_day)


@pytest.mark.parametrize(
    ("sent", "last_day"),
    [
        ("2025-09-26", "2025-10-10"),  # Sunday 28 September counts, 1 to 8 October do not
        ("2025-10-09", "2025-10-15"),  # Saturday 11 October counts
        ("2025-10-03", "2025-10-14"),  # sent on a holiday
        ("2026-09-18", "2026-09-24"),  # Sunday 20 September counts
        ("2026-09-29", "2026-10-12"),  # Saturday 10 October counts
    ],
)
def test_working_days_know_holidays_and_make_up_days(sent: str, last_day: str) -> None:
    assert OBJECT.due(on(sent), NATIONAL_DAY).on == on(last_day)


def test_holidays_do_not_move_the_dates_that_bind_staff() -> None:
    for clock in (TELL, TELL_BY_UNIT, HANDLE, STUDY):
        anchor = on("2025-10-04") - timedelta(days=clock.days)
        assert clock.due(anchor, NATIONAL_DAY).on == on("2025-10-04")
        assert clock.due(anchor, NATIONAL_DAY).effective_on == on("2025-10-09")


def test_make_up_day_is_a_working_day_and_a_declared_weekday_is_none() -> None:
    assert NATIONAL_DAY.is_working(on("2025-10-11"))
    assert not NATIONAL_DAY.is_working(on("2025-10-01"))
    assert not PLAIN.is_working(on("2025-10-11"))
    assert PLAIN.is_working(on("2025-10-01"))
    assert NATIONAL_DAY.next_working(on("2025-10-01")) == on("2025-10-09")
    assert NATIONAL_DAY.next_working(on("2025-10-09")) == on("2025-10-09")


def test_leap_day_is_a_day() -> None:
    assert TELL.due(on("2028-02-14")).on == on("2028-02-29")
    assert TELL.due(on("2028-02-20")).on == on("2028-03-06")
    assert TELL.due(on("2027-02-20")).on == on("2027-03-07")
    assert HANDLE.due(on("2028-01-01")).on == on("2028-03-01")
    assert HANDLE.due(on("2027-01-01")).on == on("2027-03-02")


def test_year_end_is_a_day_like_any_other() -> None:
    assert TELL.due(on("2026-12-20")).on == on("2027-01-04")
    assert OBJECT.due(on("2026-12-30")).on == on("2027-01-06")


def test_extension_of_a_working_clock_adds_calendar_days() -> None:
    plain, longer = OBJECT.due(on("2026-03-05")), OBJECT.due(on("2026-03-05"), extra_days=3)
    assert longer.on == plain.on + timedelta(days=3)


def test_no_days_are_over_at_once() -> None:
    assert count_working(on("2026-03-07"), 0, PLAIN) == on("2026-03-07")


# Years without an official notice


def test_date_is_provisional_only_where_the_calendar_could_still_move_it() -> None:
    unknown = on("2027-03-02")
    assert OBJECT.due(unknown, NATIONAL_DAY).is_provisional
    assert ASK_REVIEW.due(unknown, NATIONAL_DAY).is_provisional
    assert not HANDLE.due(unknown, NATIONAL_DAY).is_provisional  # calendar days bind staff whatever the notice says
    assert not TELL.due(unknown, NATIONAL_DAY).is_provisional
    known = on("2026-03-02")
    assert not OBJECT.due(known, NATIONAL_DAY).is_provisional
    assert not ASK_REVIEW.due(known, NATIONAL_DAY).is_provisional


def test_date_that_runs_into_a_year_without_notice_is_provisional() -> None:
    assert OBJECT.due(on("2026-12-30"), NATIONAL_DAY).is_provisional
    assert ASK_REVIEW.due(on("2026-12-10"), NATIONAL_DAY).is_provisional


def test_last_day_that_moves_on_into_a_year_without_notice_is_provisional() -> None:
    until_2028 = WorkCalendar(official_years=frozenset(range(2011, 2029)))
    due = ASK_REVIEW.due(on("2028-12-01"), until_2028)  # Sunday, 31 December 2028: New Year's Day 2029 is not known yet
    assert (due.statutory_on, due.effective_on) == (on("2028-12-31"), on("2029-01-01"))
    assert due.is_provisional


def test_every_year_is_provisional_without_a_calendar() -> None:
    assert OBJECT.due(on("2026-03-05")).is_provisional


# The explanation


def test_explanation_names_the_reason_of_every_day_over_national_day() -> None:
    lines = OBJECT.explain(on("2025-09-26"), NATIONAL_DAY)
    assert [(line.day.day, line.number) for line in lines] == [
        (26, None), (27, None), (28, 1), (29, 2), (30, 3), (1, None), (2, None), (3, None), (4, None), (5, None),
        (6, None), (7, None), (8, None), (9, 4), (10, 5),
    ]  # fmt: skip
    reasons = {line.day.day: line.why for line in lines}
    assert reasons[26].zh == "起算日不计入"
    assert reasons[27].en == "Rest day or public holiday, not counted"
    assert reasons[28].zh == "调休上班，计入"
    assert reasons[1].zh == "休息日或节假日，不计"
    assert reasons[10].zh == "计入"


def test_explanation_says_why_the_last_day_moved() -> None:
    lines = ASK_REVIEW.explain(on("2026-05-29"))
    assert lines[-2].day == on("2026-06-28") and lines[-2].number == 30
    assert lines[-1].day == on("2026-06-29") and lines[-1].number is None
    assert lines[-1].why.zh == "顺延到这个工作日"
    over_holiday = ASK_REVIEW.explain(on("2025-09-02"), NATIONAL_DAY)
    assert over_holiday[-2].why.zh == "最后一天遇休息日，顺延"
    assert over_holiday[-1].day == on("2025-10-09")


def test_explanation_of_calendar_days_says_that_holidays_count() -> None:
    reasons = {line.day: line.why.zh for line in TELL.explain(on("2025-09-25"), NATIONAL_DAY)}
    assert reasons[on("2025-10-01")] == "按日历日计，节假日也计入"
    assert reasons[on("2025-10-09")] == "计入"


def test_a_changed_calendar_moves_a_petitioners_day_only_later_and_nobodys_into_the_past() -> None:
    anchor, plain = date(2026, 3, 2), WorkCalendar(official_years=frozenset({2026}))
    closed = replace(plain, days_off=frozenset({date(2026, 3, 9), date(2026, 4, 1)}))
    for clock in (OBJECT, ASK_REVIEW):
        early, late = clock.due(anchor, plain), clock.due(anchor, closed)
        assert early.on < late.on and clock.recounted(early, late, anchor) == late
        assert clock.recounted(early, early, anchor) is None
    assert OBJECT.recounted(OBJECT.due(anchor, closed), OBJECT.due(anchor, plain), date(2026, 3, 10)) is None
    assert OBJECT.recounted(OBJECT.due(anchor, closed), OBJECT.due(anchor, plain), date(2026, 3, 9)) == OBJECT.due(anchor, plain)
    assert ASK_REVIEW.recounted(ASK_REVIEW.due(anchor, closed), ASK_REVIEW.due(anchor, plain), anchor) is None
    vague = replace(ASK_REVIEW.due(anchor, closed), is_provisional=True)
    assert ASK_REVIEW.recounted(vague, ASK_REVIEW.due(anchor, plain), anchor) == replace(vague, is_provisional=False)
