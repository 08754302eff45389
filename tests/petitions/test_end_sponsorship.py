"""结束包案."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_reach_milestone import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestEndSponsorship(StepCases):
    step, station, by, kind = "end_sponsorship", "led", "leader", "sponsorship"
    open_in = frozenset({"led"})
    allowed = frozenset({"leader", "head"})
    elsewhere = ELSEWHERE
    bad = (({"result": "好"}, "result"), ({"result": "长" * 5_001}, "result"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"result": "管网改造完，当面答复过了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "sponsorship_ended" and done.linked.content["result"] == "管网改造完，当面答复过了。"
        assert done.stopped == {"sponsorship@sponsorship:1": THURSDAY.date()}
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
