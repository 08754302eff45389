"""记录超期."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.walking import Walk, entry
from xinqiao.directory.duties import Clockwork
from xinqiao.ledger.append import history
from xinqiao.petitions import overdue
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.rules.clocks import CLOCKS, Binds
from xinqiao.rules.terms import Path, PetitionStatus, ServiceWay

LATE = MONDAY + timedelta(days=16)  # the day after the last day to tell


def clocks(petition: Petition) -> dict[str, RunningClock]:
    return {clock.name: clock for clock in RunningClock.objects.filter(petition=petition)}


class TestBreach(StepCases):
    step, station, by = "breach", "assigned", "clockwork"
    open_in = frozenset(PetitionStatus.values())
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and not (done.stopped or done.started or done.documents or done.told)
        found = clocks(done.petition)
        assert {name for name, clock in found.items() if clock.breached_on} == {"take_over", "first_contact"}
        assert found["first_contact"].breached_on == date(2026, 3, 4)  # the day it happened, not the day it was found
        assert found["first_contact"].breached_unit_id == world.mine
        assert done.line.actor == "clockwork"
        assert done.line.body["breached"] == {
            "take_over": ["2026-03-04", world.mine], "first_contact": ["2026-03-04", world.mine],
        }  # fmt: skip

    def test_nothing_that_is_in_time_is_on_record(self, world: World) -> None:
        assert "没有新超期" in self.refusal(world, world.at("assigned"), at=MONDAY + timedelta(days=1)).words.zh

    def test_the_office_is_late_to_tell_and_the_unit_with_its_own(self, world: World) -> None:
        found = clocks(self.take(world, at=LATE).petition)
        assert (found["tell"].breached_on, found["tell"].breached_unit_id) == (date(2026, 3, 18), world.office)
        assert found["tell_by_unit"].breached_unit_id == world.mine

    def test_not_to_object_is_no_breach_and_neither_is_not_to_ask_for_a_review(self, world: World) -> None:
        found = clocks(self.take(world, at=LATE).petition)
        assert found["object"].breached_on is None
        found = clocks(self.take(world, "replied", at=MONDAY + timedelta(days=200)).petition)
        assert found["ask_review"].breached_on is None and found["report"].breached_on == date(2026, 6, 1)

    def test_a_sealed_matter_is_on_record_too(self, world: World) -> None:
        found = clocks(self.take(world, "sealed", at=MONDAY + timedelta(days=40)).petition)
        assert found["report_tell"].breached_on is not None

    def test_what_ends_too_late_before_anybody_looked_is_on_record_by_the_step_that_ends_it(self, world: World) -> None:
        petition = world.at("signed")
        late = MONDAY + timedelta(days=70)
        served = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        perform("serve", petition, served, actor=world.actor("handler", petition), at=late)
        assert clocks(petition)["handle"].breached_on == date(2026, 5, 2)
        assert history(petition.number)[-1].body["breached"]["handle"] == ["2026-05-02", world.mine]

    def test_an_answer_that_came_in_time_and_was_written_down_later_keeps_both_facts(self, world: World) -> None:
        self.take(world, "signed", at=MONDAY + timedelta(days=62))
        petition = world.at("signed")
        served = entry("serve", way=ServiceWay.MAIL, recipient="本人", served_on=date(2026, 4, 30))
        perform("serve", petition, served, actor=world.actor("handler", petition), at=MONDAY + timedelta(days=63))
        handle = clocks(petition)["handle"]
        assert (handle.stopped_on, handle.breached_on) == (date(2026, 4, 30), date(2026, 5, 2))

    def test_every_petition_once_however_many_ask_and_however_often(self, world: World) -> None:
        first = overdue.record_breaches(LATE)
        lines = {petition.number: len(history(petition.number)) for petition in Petition.objects.all()}
        assert first > 10
        assert overdue.record_breaches(LATE) == overdue.record_breaches(LATE + timedelta(hours=3)) == 0
        assert lines == {petition.number: len(history(petition.number)) for petition in Petition.objects.all()}

    def test_after_a_stop_of_weeks_all_is_found_at_once_with_its_own_day(self, world: World) -> None:
        overdue.record_breaches(MONDAY + timedelta(days=90))
        found = clocks(world.at("accepted"))
        assert found["handle"].breached_on == date(2026, 5, 2) and found["tell"].breached_on == date(2026, 3, 18)

    def test_a_later_day_does_not_take_it_away(self, world: World) -> None:
        self.take(world)
        RunningClock.objects.filter(petition=world.at("assigned"), name="first_contact").update(due_on=date(2026, 4, 1))
        assert "没有新超期" in self.refusal(world, world.at("assigned")).words.zh
        assert clocks(world.at("assigned"))["first_contact"].breached_on == date(2026, 3, 4)


@pytest.mark.parametrize("path", [Path.OPINION, Path.STUDY])
def test_once_on_record_stays_there_to_the_end(world: World, path: Path) -> None:
    walk = Walk(world.enterprise, at=MONDAY, path=path).to("accepted").days(100)
    perform("breach", walk.petition, entry("breach"), actor=Clockwork(), at=walk.at)
    before = {name: clock.breached_on for name, clock in clocks(walk.petition).items() if clock.breached_on}
    for name in ("reply", "sign", "serve", "report", "accept_report"):
        getattr(walk, f"_{name}")()
    after = clocks(walk.petition)
    assert before and {name: after[name].breached_on for name in before} == before


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(st.sampled_from(sorted(CLOCKS)), st.dates(date(2011, 1, 1), date(2035, 12, 31)), st.integers(-400, 400))
def test_first_day_too_late_is_the_day_after_the_last_and_never_earlier(name: str, due_on: date, later: int) -> None:
    clock, until = CLOCKS[name], due_on + timedelta(days=later)
    on = clock.breached_on(due_on, until)
    if later <= 0 or not clock.is_duty or clock.binds is Binds.PETITIONER:
        assert on is None
    else:
        assert on == due_on + timedelta(days=1) <= until


