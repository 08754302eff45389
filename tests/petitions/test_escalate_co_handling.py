"""请上级协调."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_give_opinion import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import desk


class TestEscalateCoHandling(StepCases):
    step, station, by, kind = "escalate_co_handling", "help_objected", "handler", "co_handling"
    open_in = frozenset({"help_objected", "help_asked", "help_given"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"difference": "不一致"}, "difference"), ({"difference": "长" * 5_001}, "difference"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"difference": "二矿说换热站归三矿，三矿说没有移交。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "help_escalated"
        assert done.told == {desk("record_unit", world.enterprise.other_mine.pk), desk("leader", world.enterprise.group.pk)}
        assert "settle_difference" in {work for _, duty, work, _ in done.owed if duty == "leader"}
