"""要求听证."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestAskHearing(StepCases):
    step, station, by, kind, is_opening = "ask_hearing", "accepted", "petitioner", "hearing", True
    open_in = frozenset({"start"})
    allowed = frozenset({"petitioner"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "想当面问问为什么停暖。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_asked" and done.linked.unit_id == world.mine
        assert done.started == {"decide_hearing@hearing:1": (THURSDAY.date(), date(2026, 3, 15))}
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)} and done.statements[0].is_public
        assert (world.mine, "unit_head", "decide_hearing", date(2026, 3, 15)) in done.owed

    @pytest.mark.parametrize("station", ["hearing_asked", "hearing_called", "hearing_held"])
    def test_one_at_a_time(self, world: World, station: str) -> None:
        assert "已经有一个听证" in self.refusal(world, self.record(world, station)).words.zh
