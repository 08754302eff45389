"""调解不成."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestFailMediation(StepCases):
    step, station, by, kind = "fail_mediation", "mediating", "handler", "mediation"
    open_in = frozenset({"mediation_offered", "petitioner_agreed", "unit_agreed", "mediating", "terms_written", "terms_by_petitioner", "terms_by_unit"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "没谈"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "退费的数额没有谈拢。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "not_settled" and done.linked.content["why_not"] == "退费的数额没有谈拢。"
        assert done.stopped == {"mediate@mediation:1": THURSDAY.date()} and done.line.body["branch"] == "labour"
        assert done.told == {*BY_MAIL, desk("desk", world.office), desk("record_unit", world.office)}
