"""同意退回."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.documents.models import Document
from xinqiao.petitions.letter_parts import day
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import ServiceWay


def clock_of(petition: Petition, name: str) -> RunningClock:
    """Return the running clock of a name."""
    return RunningClock.objects.get(petition=petition, name=name, stopped_on=None)


def notice_of(petition: Petition) -> Document:
    """Return the newest where-sent notice."""
    return Document.objects.filter(subject=petition.number, kind="where_sent_notice").latest("pk")


class TestTakeBack(StepCases):
    step, station, by = "take_back", "declined", "clerk"
    open_in = frozenset({"forwarded", "assigned"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"note": "长" * 5_001}, "note"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, note="产权确已移交三矿。")
        assert done.status == "triaged" and done.petition.handling_unit_id is None
        assert done.stopped == dict.fromkeys(("report", "first_contact"), date(2026, 3, 5)) and not done.started
        assert done.running("tell") and done.running("tell_by_unit")
        assert done.told == {desk("handling_unit", world.mine)} and done.kinds == ["objection_finding"]
        assert [line.verb for line in done.lines] == ["referral.give_back", "take_back"]
        assert world.referral("declined").status == "returned"
        assert done.owed == {(world.office, "coordinator", "send", date(2026, 3, 17))}  # the notice that named the unit is served no more

    def test_the_day_the_petitioner_was_told_stays_whoever_ends_up_responsible(self, world: World) -> None:
        """条例§23(3): neither the return nor the next unit moves the day of the where-sent notice."""
        told_by = clock_of(world.at("declined"), "tell_by_unit").due_on
        self.serve(world)
        done = self.take(world)
        assert (world.office, "coordinator", "send", told_by) in done.owed
        self.assign(world, world.enterprise.other_mine.pk, at=THURSDAY + timedelta(days=1))
        assert clock_of(done.petition, "tell_by_unit").due_on == told_by
        assert clock_of(done.petition, "object").anchor_on == date(2026, 3, 6)
        assert day(told_by).zh in str(notice_of(done.petition).content["zh"])

    def test_a_day_that_has_passed_is_not_promised_again(self, world: World) -> None:
        self.take(world)
        self.assign(world, world.enterprise.other_mine.pk, at=THURSDAY + timedelta(days=40))
        assert "已经过去，我们正在催办" in str(notice_of(world.at("declined")).content["zh"])

    def serve(self, world: World) -> None:
        petition = world.at("declined")
        served = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        perform("serve", petition, served, actor=world.actor("clerk", petition), at=THURSDAY)

    def assign(self, world: World, unit_id: int, at: datetime) -> None:
        petition = world.at("declined")
        assigned = entry("assign", unit_id=unit_id)
        perform("assign", petition, assigned, actor=world.actor("clerk", petition), at=at)

    def test_not_unless_the_unit_has_objected(self, world: World) -> None:
        for station in ("forwarded", "assigned", "taken_over"):
            assert "异议" in self.refusal(world, world.at(station)).words.zh
