"""决定由谁协办."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_give_opinion import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.petitions.steps.decide_co_handling import Verdict


class TestDecideCoHandling(StepCases):
    step, station, by, kind = "decide_co_handling", "help_escalated", "leader", "co_handling"
    open_in = frozenset({"help_escalated"})
    allowed = frozenset({"leader"})
    elsewhere = ELSEWHERE
    bad = (({"decision": "三矿"}, "decision"), ({"decision": "长" * 5_001}, "decision"), ({"due_on": None}, "due_on"), ({"due_on": date(2026, 3, 5)}, "due_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"verdict": Verdict.HELPS, "decision": "换热站由三矿协助查清。", "due_on": date(2026, 3, 20)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, other = self.take(world), world.enterprise.other_mine.pk
        assert done.linked.status == "help_asked" and done.linked.content["decision"] == "换热站由三矿协助查清。"
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office), desk("record_unit", other)}
        assert (other, "handler", "give_opinion", date(2026, 3, 12)) in done.owed

    def test_it_need_not_help_or_there_are_opinions_enough(self, world: World) -> None:
        record = self.record(world, self.station)
        self.attempt(world, record, "leader", verdict=Verdict.RELEASED, due_on=None)
        assert world.linked(self.station, "co_handling").status == "help_released"

    def test_whose_opinion_counts(self, world: World) -> None:
        done = self.take(world, verdict=Verdict.SETTLED, due_on=None)
        assert done.linked.status == "help_given" and done.stopped == {"co_handle@co_handling:1": THURSDAY.date()}
