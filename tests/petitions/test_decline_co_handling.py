"""对协办提出异议."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_give_opinion import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import desk


class TestDeclineCoHandling(StepCases):
    step, station, by, kind = "decline_co_handling", "help_asked", "other_handler", "co_handling"
    open_in = frozenset({"help_asked"})
    allowed = frozenset({"other_handler", "other_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "不归我办"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "换热站的移交清单上没有三矿。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "help_objected" and done.stopped == {}  # the day stays
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)}
        assert "read_co_objection" in {work for unit, _, work, _ in done.owed if unit == world.mine}
