"""按新日历重算期限."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.change import new_calendar
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions import recounting
from xinqiao.petitions.models import RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import PetitionStatus

LATER = THURSDAY + timedelta(hours=1)
YEARS = range(2011, 2027)


def holiday(first: date, days: int) -> list[date]:
    """Return the weekdays of a stretch of days."""
    return [day for n in range(days) if (day := first + timedelta(days=n)).weekday() < 5]


def store(days_off: list[date], years: object = YEARS) -> None:
    """Store a new version of the calendar."""
    new_calendar(days_off, [], years, "国办发明电〔2026〕1号", by="person:1", at=THURSDAY)  # type: ignore[arg-type]
    snapshot.forget()


def clock(world: World, station: str, name: str) -> RunningClock:
    return RunningClock.objects.get(petition=world.at(station), name=name, stopped_on=None)


class TestRecount(StepCases):
    step, station, by = "recount", "assigned", "clockwork"
    open_in = frozenset(PetitionStatus.values()) - {"closed"}
    allowed = frozenset({"clockwork"})

    @pytest.fixture(autouse=True)
    def _changed(self, world: World) -> None:
        store(holiday(date(2026, 3, 6), 5))

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before = snapshot.calendar_version(world.at("assigned").calendar_version).version
        done = self.take(world)
        now = snapshot.current().calendar.version
        assert done.line.body["branch"] == "inner" and done.line.body["calendar"] == [before, now]
        assert done.line.body["moved"] == {"object": ["2026-03-02", "2026-03-12"]}
        assert done.line.body["was"] == {"object": "2026-03-09"}
        assert done.petition.calendar_version == now and clock(world, "assigned", "object").calendar_version == now
        assert done.told == {desk("handling_unit", world.mine)} and not (done.started or done.stopped or done.documents)
        assert not list(faults(with_files=False))

    def test_the_explanation_ends_on_the_new_day(self, world: World) -> None:
        self.take(world)
        row = clock(world, "assigned", "object")
        assert row.clock.explain(row.anchor_on, snapshot.calendar_version(row.calendar_version))[-1].day == row.due_on == date(2026, 3, 12)

    def test_the_petitioners_day_moves_later_and_he_is_told(self, world: World) -> None:
        """The reply was received on 2 March: 1 April is the last day, and now a holiday."""
        store(holiday(date(2026, 4, 1), 5))
        done = self.take(world, "replied")
        assert done.line.body["moved"] == {"ask_review": ["2026-03-02", "2026-04-06"]} and "branch" not in done.line.body
        assert done.told == BY_MAIL | {desk("handling_unit", world.mine)} and done.line.body["due"] == "2026-04-06"

    def test_the_petitioners_day_never_moves_earlier(self, world: World) -> None:
        store(holiday(date(2026, 4, 1), 5))
        self.take(world, "replied")
        store([])
        assert "没有改动" in self.refusal(world, world.at("replied")).words.zh
        assert clock(world, "replied", "ask_review").due_on == date(2026, 4, 6)

    def test_a_staff_day_may_move_earlier_but_not_into_the_past(self, world: World) -> None:
        self.take(world)
        store([])
        late = THURSDAY + timedelta(days=6)
        assert "没有改动" in self.refusal(world, world.at("assigned"), at=late).words.zh
        assert self.take(world).line.body["moved"] == {"object": ["2026-03-02", "2026-03-09"]}

    def test_a_breach_on_record_stays_as_it_is(self, world: World) -> None:
        record, late = world.at("sealed"), MONDAY + timedelta(days=30)
        perform("breach", record, entry("breach"), actor=world.actor("clockwork", record), at=late)
        was = clock(world, "sealed", "report_tell")
        store(holiday(date(2026, 3, 6), 20))
        assert "没有改动" in self.refusal(world, world.at("sealed"), at=late).words.zh
        now = clock(world, "sealed", "report_tell")
        assert (now.due_on, now.breached_on) == (was.due_on, was.breached_on)

    def test_a_provisional_day_is_settled_without_a_word(self, world: World) -> None:
        RunningClock.objects.filter(petition=world.at("replied"), name="ask_review").update(is_provisional=True)
        done = self.take(world, "replied")
        assert done.line.body["branch"] == "settled" and not done.told
        assert not clock(world, "replied", "ask_review").is_provisional and not list(faults(with_files=False))

    def test_warnings_begin_anew_for_the_new_day(self, world: World) -> None:
        RunningClock.objects.filter(petition=world.at("assigned"), name="object").update(alerted="remind")
        self.take(world)
        assert clock(world, "assigned", "object").alerted == ""

    def test_the_worker_counts_each_once_and_leaves_what_is_over(self, world: World) -> None:
        over = list(RunningClock.objects.exclude(stopped_on=None).order_by("pk").values())
        assert recounting.recount_clocks(LATER)
        assert recounting.recount_clocks(LATER) == 0
        assert list(RunningClock.objects.exclude(stopped_on=None).order_by("pk").values()) == over
        assert [line.verb for line in history(world.at("assigned").number)].count("recount") == 1
        assert not list(faults(with_files=False))

    def test_a_calendar_that_is_still_being_corrected_waits(self, world: World) -> None:
        assert recounting.recount_clocks(THURSDAY + timedelta(minutes=29)) is None
