"""决定责任追究."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.rules.terms_oversight import Consequence

ELSEWHERE = {name: name for name in ("failure_found", "failure_upheld", "failure_dismissed", "failure_fed_back")}


class TestDecideFailure(StepCases):
    step, station, by, kind = "decide_failure", "failure_found", "leader", "failure"
    open_in = frozenset({"failure_found"})
    allowed = frozenset({"leader"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "对"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"consequence": Consequence.CRITICISE, "reason": "事实清楚，应当通报。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "failure_upheld" and done.linked.content["consequence"] == "criticise"
        assert done.told == {desk("record_unit", world.mine), desk("asking_unit", world.office)}
        assert (world.mine, "unit_head", "answer_failure", date(2026, 4, 4)) in done.owed
        assert done.started == {"answer_failure@failure:1": (THURSDAY.date(), date(2026, 4, 4))}
        assert done.stopped == {"decide_failure@failure:1": THURSDAY.date()}

    def test_nothing_follows(self, world: World) -> None:
        done = self.take(world, consequence=None)
        assert done.linked.status == "failure_dismissed" and "consequence" not in done.linked.content
        assert done.told == {desk("asking_unit", world.office)} and done.line.body["branch"] == "dismissed"
