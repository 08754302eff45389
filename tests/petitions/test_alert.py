"""期限预警."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.directory import change, snapshot
from xinqiao.ledger.append import history
from xinqiao.outbox.models import Message
from xinqiao.petitions import overdue, reading
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.scoped import ORDINARY, URGENT, Scope
from xinqiao.rules.terms import PetitionStatus

DUE = datetime(2026, 3, 17, 9, tzinfo=SHANGHAI)  # the last day to tell


def day(n: int) -> datetime:
    return DUE + timedelta(days=n)


def alerts(petition: Petition) -> list[tuple[str, str]]:
    return [(line.body["clock"], line.body["grade"]) for line in history(petition.number) if line.verb == "alert"]


class TestAlert(StepCases):
    step, station, by = "alert", "assigned", "clockwork"
    open_in = frozenset(PetitionStatus.values())
    allowed = frozenset({"clockwork"})
    bad = (({"clock": "handle"}, "clock"), ({"clock": "object"}, "clock"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"clock": "first_contact"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and not (done.stopped or done.started or done.documents)
        assert done.told == {desk("owing_unit", world.mine)}
        assert done.line.body["grade"] == "overdue" and done.line.body["unit"] == world.mine
        clock = done.running("first_contact")
        assert clock is not None and clock.alerted == "overdue"

    def test_the_office_is_warned_of_its_own(self, world: World) -> None:
        done = self.take(world, at=day(-3), clock="tell")
        assert done.told == {desk("owing_unit", world.office)} and done.line.body["grade"] == "remind"

    def test_a_serious_one_goes_to_the_head_and_the_leader_above(self, world: World) -> None:
        done = self.take(world, at=day(7), clock="tell_by_unit")
        assert done.line.body["branch"] == "serious"
        above = world.enterprise.group.pk
        assert done.told == {desk("owing_unit", world.mine), desk("unit_head", world.mine), desk("leader", above)}

    def test_head_and_leader_read_what_is_for_them_and_others_do_not(self, world: World) -> None:
        self.take(world, at=day(7), clock="tell_by_unit")
        directory = snapshot.current()
        read = {
            key: [row.step for row in reading.news(world.enterprise.actor(key, DUE.date()), directory)[0]].count("alert")
            for key in ("handler", "unit_head", "leader", "clerk")
        }
        assert read == {"handler": 1, "unit_head": 1, "leader": 1, "clerk": 0}  # whom two duties reach reads it once

    def test_a_sealed_matter_is_known_to_nobody_else(self, world: World) -> None:
        done = self.take(world, "sealed", at=day(60), clock="report_tell")
        assert done.told == {desk("owing_unit", world.enterprise.discipline_unit.pk)}

    def test_each_warning_once_however_many_ask(self, world: World) -> None:
        for n in (-4, -3, -2, 0, 1, 2, 7, 8, 30):
            overdue.give_alerts(day(n))
            assert overdue.give_alerts(day(n)) == 0
        told = [grade for clock, grade in alerts(world.at("triaged")) if clock == "tell"]
        assert told == ["remind", "overdue", "serious"]
        assert Message.objects.filter(subject=world.at("triaged").number, step="alert", party="owing_unit").count() == 3

    def test_after_a_stop_only_the_strongest_is_given(self, world: World) -> None:
        overdue.give_alerts(day(20))
        assert alerts(world.at("triaged")) == [("tell", "serious")]

    def test_none_in_the_quiet_hours_and_all_of_them_afterwards(self, world: World) -> None:
        night = day(1).replace(hour=7, minute=59)
        assert overdue.give_alerts(night) is None and not alerts(world.at("triaged"))
        assert overdue.give_alerts(night.replace(hour=8, minute=0))
        assert alerts(world.at("triaged")) == [("tell", "overdue")]

    def test_policies_set_days_and_hours(self, world: World) -> None:
        for key, value in (("remind_days", 5), ("quiet_from_hour", 24), ("quiet_to_hour", 24)):
            change.set_policy(key, value, MONDAY.date(), by="test", at=MONDAY)
        assert overdue.give_alerts(day(-5).replace(hour=3))
        assert alerts(world.at("triaged")) == [("tell", "remind")]

    def test_a_matrix_sets_the_days_by_channel_urgency_and_clock(self, world: World) -> None:
        """Features 4.6: the narrowest special value counts, the plain policy everywhere else."""
        for scope, value in ((Scope(clock="tell"), 6), (Scope(urgency=ORDINARY, clock="tell"), 5), (Scope(urgency=URGENT), 10)):
            change.set_policy_for("remind_days", scope, value, MONDAY.date(), by="test", at=MONDAY)
        overdue.give_alerts(day(-6))
        assert not alerts(world.at("triaged")) and ("tell", "remind") in alerts(world.at("urgent"))
        overdue.give_alerts(day(-5))
        assert alerts(world.at("triaged")) == [("tell", "remind")]
        change.set_policy_for("serious_days", Scope(channel="online"), 2, MONDAY.date(), by="test", at=MONDAY)
        overdue.give_alerts(day(2))
        assert alerts(world.at("triaged"))[-1] == ("tell", "serious")

    def test_a_new_last_day_has_its_own_warnings(self, world: World) -> None:
        petition, at = world.at("extension_asked"), MONDAY + timedelta(days=58)
        perform("alert", petition, entry("alert", clock="handle"), actor=world.actor("clockwork", petition), at=at)
        extend = entry("extend", days=15, reason="等配件")
        perform("extend", petition, extend, actor=world.actor("unit_head", petition), at=at)
        assert RunningClock.objects.get(petition=petition, name="handle", stopped_on=None).alerted == ""
        perform("alert", petition, entry("alert", clock="handle"), actor=world.actor("clockwork", petition), at=at + timedelta(days=15))
        assert [grade for clock, grade in alerts(petition) if clock == "handle"] == ["remind", "remind"]
