"""不听证."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_hearing import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL


class TestRefuseHearing(StepCases):
    step, station, by, kind = "refuse_hearing", "hearing_asked", "unit_head", "hearing"
    open_in = frozenset({"hearing_asked"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "不用"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "停暖的事实双方都认。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_refused" and done.linked.content["decision"] == "停暖的事实双方都认。"
        assert done.stopped == {"decide_hearing@hearing:1": THURSDAY.date()} and done.told == BY_MAIL and done.statements[0].is_public
