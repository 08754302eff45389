"""报告重大紧急."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from xinqiao.directory import change, snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions import queue_lines
from xinqiao.petitions.models import Obligation
from xinqiao.rules.owed import BEFORE_REPLY
from xinqiao.rules.terms import Duty


class TestMarkUrgent(StepCases):
    step, station, by = "mark_urgent", "assigned", "receptionist"
    open_in = frozenset(BEFORE_REPLY)
    allowed = frozenset({"receptionist", "clerk", "head", "handler", "unit_head"})  # whoever learns of it, the unit too (条例§25)
    bad = (({"reason": "着火了"}, "reason"), ({"reason": "长" * 5_001}, "reason"), ({"measures": "长" * 5_001}, "measures"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "楼前聚了五十多人，有人要封路。", "measures": "保卫科两人在现场。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and done.petition.urgent_report == "waiting"
        assert done.petition.urgent_until == THURSDAY + timedelta(hours=2)
        assert done.told == {desk("unit_head", world.mine), desk("leader", world.enterprise.group.pk), desk("desk", world.office), desk("handling_unit", world.mine)}
        assert not (done.started or done.stopped or done.documents) and not done.statements[0].is_public
        assert {(world.mine, "unit_head", "acknowledge_urgent", date(2026, 3, 5)), (world.office, "leader", "acknowledge_urgent", date(2026, 3, 5))} <= done.owed
        assert not list(faults(with_files=False))

    def test_all_that_is_owed_on_it_stands_first(self, world: World) -> None:
        queue, number = [(world.mine, Duty.HANDLER)], world.at("urgent").number
        handler, directory = world.enterprise.actor("handler", THURSDAY.date()), snapshot.current()
        lines, place = queue_lines.worklist(handler, directory, queue, limit=2)
        is_urgent = [line.is_urgent for line in lines]
        assert is_urgent[0] and is_urgent == sorted(is_urgent, reverse=True) and is_urgent.count(False) == 2
        assert {line.number for line in lines if line.is_urgent} == {number}
        later, _ = queue_lines.worklist(handler, directory, queue, after=place, limit=1000)
        assert number not in {line.number for line in later}
        everything = [line.key for line in (*lines, *later)]
        assert sorted(everything) == sorted(Obligation.objects.filter(unit_id=world.mine, duty="handler").values_list("pk", flat=True))

    def test_a_policy_sets_the_hours(self, world: World) -> None:
        change.set_policy("urgent_hours", 4, MONDAY.date(), by="test", at=MONDAY)
        assert self.take(world).petition.urgent_until == THURSDAY + timedelta(hours=4)

    def test_not_twice(self, world: World) -> None:
        assert "已经按重大紧急报告" in self.refusal(world, world.at("urgent")).words.zh
