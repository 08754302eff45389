"""取消听证."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_hearing import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestCancelHearing(StepCases):
    step, station, by, kind = "cancel_hearing", "hearing_called", "unit_head", "hearing"
    open_in = frozenset({"hearing_called"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "不开"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "反映人出差，另定日子。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_cancelled" and done.stopped == {"hold_hearing@hearing:1": THURSDAY.date()}
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)} and done.statements[0].is_public
