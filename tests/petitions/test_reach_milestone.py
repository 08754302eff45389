"""记录节点办成."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World

ELSEWHERE = {name: name for name in ("led", "sponsorship_ended")}


class TestReachMilestone(StepCases):
    step, station, by, kind = "reach_milestone", "led", "leader", "sponsorship"
    open_in = frozenset({"led"})
    allowed = frozenset({"leader"})
    elsewhere = ELSEWHERE
    bad = (({"milestone": 0}, "milestone"), ({"milestone": 3}, "milestone"), ({"done": "看"}, "done"), ({"done": "长" * 5_001}, "done"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"milestone": 1, "done": "带队到三号楼看过。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        first, second = done.linked.content["milestones"]
        assert first["done"] == "带队到三号楼看过。" and first["done_on"] == "2026-03-05" and "done" not in second
        assert done.linked.status == "led" and done.told == set() and done.stopped == done.started == {}

    def test_a_milestone_is_reached_once(self, world: World) -> None:
        self.take(world)
        assert self.refusal(world, self.record(world, "led")).field == "milestone"
