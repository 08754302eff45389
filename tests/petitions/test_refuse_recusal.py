"""不同意回避."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_recusal import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestRefuseRecusal(StepCases):
    step, station, by, kind = "refuse_recusal", "recusal_asked_by_petitioner", "unit_head", "recusal"
    open_in = frozenset({"recusal_asked", "recusal_asked_above"})
    allowed = frozenset({"unit_head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "没有"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "他没有参与停暖的决定。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "recusal_refused" and done.linked.content["decision"] == "他没有参与停暖的决定。"
        assert done.stopped == {"decide_recusal@recusal:1": THURSDAY.date()} and done.kinds == ["recusal_decision"]
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
        assert done.statements[0].is_public

    def test_a_declaration_is_answered_inside(self, world: World) -> None:
        done = self.take(world, "recusal_asked")
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)} and not done.statements[0].is_public
