"""重大紧急告警."""

from __future__ import annotations

from datetime import timedelta

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults
from xinqiao.petitions import alarms
from xinqiao.rules.owed import BEFORE_REPLY

LATE = MONDAY + timedelta(hours=3)


class TestAlarmUrgent(StepCases):
    step, station, by = "alarm_urgent", "urgent", "clockwork"
    open_in = frozenset(BEFORE_REPLY) | {"replied"}
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, at=LATE)
        assert done.petition.urgent_report == "late" and done.petition.urgent_until == MONDAY + timedelta(hours=2)
        assert done.told == {desk("unit_head", world.mine), desk("leader", world.enterprise.group.pk), desk("desk", world.office)}
        assert "acknowledge_urgent" in {work for _, _, work, _ in done.owed} and done.line.body["grade"] == "overdue"
        assert not list(faults(with_files=False))

    def test_a_serious_one_is_reported_once_more_and_to_the_unit_too(self, world: World) -> None:
        self.take(world, at=LATE)
        assert "还没有到严重超时" in self.refusal(world, world.at("urgent"), at=LATE).words.zh
        done = self.take(world)
        assert done.petition.urgent_report == "serious" and done.line.body["branch"] == "serious"
        assert done.told == {desk("unit_head", world.mine), desk("leader", world.enterprise.group.pk), desk("desk", world.office), desk("handling_unit", world.mine)}
        assert "acknowledge_urgent" in {work for _, _, work, _ in done.owed}
        assert "已经告警" in self.refusal(world, world.at("urgent")).words.zh
        assert not list(faults(with_files=False))

    def test_not_before_the_hours_are_over(self, world: World) -> None:
        assert "还没有到" in self.refusal(world, world.at("urgent"), at=MONDAY + timedelta(hours=2)).words.zh

    def test_the_worker_raises_it_once_at_any_hour(self, world: World) -> None:
        night = MONDAY.replace(hour=23)
        assert alarms.raise_alarms(MONDAY + timedelta(minutes=59)) == 0
        assert (alarms.raise_alarms(night), alarms.raise_alarms(night)) == (1, 0)
        assert world.at("urgent").urgent_report == "serious"  # after a stop only the strongest
