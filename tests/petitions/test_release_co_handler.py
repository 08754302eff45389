"""不再要求协办."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_give_opinion import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestReleaseCoHandler(StepCases):
    step, station, by, kind = "release_co_handler", "help_objected", "handler", "co_handling"
    open_in = frozenset({"help_objected", "help_asked", "help_escalated"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "移交清单属实。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "help_released" and done.stopped == {"co_handle@co_handling:1": THURSDAY.date()}
        assert done.told == {desk("record_unit", world.enterprise.other_mine.pk)}
