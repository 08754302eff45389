"""重大紧急件到时限前提醒."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.petitions.written import Done, desk
from xinqiao.directory import change, snapshot
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions import alarms, reading
from xinqiao.petitions.models import Petition
from xinqiao.rules.owed import BEFORE_REPLY
from xinqiao.rules.scoped import Scope

REPORTED = MONDAY  # when it was reported; a head has two hours
SOON = REPORTED + timedelta(minutes=90)


def warnings(petition: Petition) -> list[tuple[str, str]]:
    return [(line.verb, line.body["grade"]) for line in history(petition.number) if line.verb in ("remind_urgent", "alarm_urgent")]


def said(world: World, key: str, at: datetime) -> int:
    """How often the reader's news say that he was reminded."""
    return [row.step for row in reading.news(world.enterprise.actor(key, at.date()), snapshot.current())[0]].count("remind_urgent")


class TestRemindUrgent(StepCases):
    step, station, by = "remind_urgent", "urgent", "clockwork"
    open_in = frozenset(BEFORE_REPLY) | {"replied"}
    allowed = frozenset({"clockwork"})

    def take(self, world: World, station: str = "", by: str = "", at: datetime = SOON, **fields: Any) -> Done:
        return super().take(world, station, by, at, **fields)

    def attempt(self, world: World, record: Any, by: str, **given: Any) -> None:
        super().attempt(world, record, by, **({"at": SOON} | given))

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert (done.petition.urgent_report, done.petition.urgent_until) == ("reminded", REPORTED + timedelta(hours=2))
        assert done.told == {desk("unit_head", world.mine), desk("leader", world.enterprise.group.pk)}  # those who owe it
        assert {(unit, duty) for unit, duty, work, _ in done.owed if work == "acknowledge_urgent"} == {(world.mine, "unit_head"), (world.office, "leader")}
        assert done.line.body["grade"] == "remind" and not done.documents
        assert not list(faults(with_files=False))

    def test_who_owes_it_reads_it_in_his_news_and_nobody_else(self, world: World) -> None:
        self.take(world)
        assert {key: said(world, key, SOON) for key in ("unit_head", "leader", "handler", "clerk")} == {"unit_head": 1, "leader": 1, "handler": 0, "clerk": 0}

    def test_not_before_its_time_and_not_after_the_hours(self, world: World) -> None:
        for minutes in (0, 59, 121):
            assert "现在不用提醒" in self.refusal(world, world.at("urgent"), at=REPORTED + timedelta(minutes=minutes)).words.zh

    def test_once_and_not_when_a_head_has_acknowledged(self, world: World) -> None:
        self.take(world)
        assert "已经提醒过" in self.refusal(world, world.at("urgent")).words.zh

    def test_the_worker_gives_each_grade_once_however_often_it_looks(self, world: World) -> None:
        given = [(minutes, alarms.raise_alarms(REPORTED + timedelta(minutes=minutes))) for minutes in (59, 60, 61, 120, 121, 130, 240, 241, 900)]
        assert [minutes for minutes, n in given if n] == [60, 121, 241]
        assert warnings(world.at("urgent")) == [("remind_urgent", "remind"), ("alarm_urgent", "overdue"), ("alarm_urgent", "serious")]
        assert Message.objects.filter(subject=world.at("urgent").number, step="remind_urgent", party="unit_head").count() == 1
        assert not list(faults(with_files=False))

    def test_quiet_hours_hold_none_back(self, world: World) -> None:
        for key in ("quiet_from_hour", "quiet_to_hour"):
            change.set_policy(key, {"quiet_from_hour": 1, "quiet_to_hour": 24}[key], MONDAY.date(), by="test", at=MONDAY)
        assert alarms.raise_alarms(SOON) == 1 and warnings(world.at("urgent")) == [("remind_urgent", "remind")]

    def test_a_matrix_sets_the_minutes_by_channel(self, world: World) -> None:
        """Issue 3: the warning has its dated matrix like the days; the plain policy counts for every other channel."""
        mine, other = world.at("urgent").channel, "visit"
        assert mine != other
        change.set_policy_for("urgent_remind_minutes", Scope(channel=other), 120, MONDAY.date(), by="test", at=MONDAY)
        change.set_policy_for("urgent_remind_minutes", Scope(channel=mine), 15, MONDAY.date(), by="test", at=MONDAY)
        assert alarms.raise_alarms(REPORTED + timedelta(minutes=104)) == 0
        assert alarms.raise_alarms(REPORTED + timedelta(minutes=105)) == 1
        change.set_policy_for("urgent_serious_hours", Scope(channel=mine), 5, MONDAY.date(), by="test", at=MONDAY)
        assert alarms.raise_alarms(REPORTED + timedelta(hours=6, minutes=59)) == 1
        assert alarms.raise_alarms(REPORTED + timedelta(hours=7, minutes=1)) == 1
        assert [grade for _, grade in warnings(world.at("urgent"))] == ["remind", "overdue", "serious"]

    def test_a_sealed_matter_is_warned_of_to_nobody(self, world: World) -> None:
        Petition.objects.filter(pk=world.at("urgent").pk).update(is_sealed=True)
        assert alarms.raise_alarms(SOON) == 0
