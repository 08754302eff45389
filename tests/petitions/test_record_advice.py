"""登记追究责任的结果."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World


class TestRecordAdvice(StepCases):
    step, station, by, kind = "record_advice", "liability_advised", "discipline", "retaliation"
    open_in = frozenset({"watched", "retaliation_found", "not_asked", "watch_ended"})
    allowed = frozenset({"discipline"})
    bad = (({"result": " "}, "result"), ({"result": "长" * 5_001}, "result"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"result": "党委对队长诫勉谈话，恢复了排班。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"recommendation@retaliation:1": THURSDAY.date()} and done.linked.content["advice_result"] == "党委对队长诫勉谈话，恢复了排班。"
        assert "read_advice" not in {row[2] for row in done.owed}

    def test_without_a_recommendation_nothing_waits(self, world: World) -> None:
        assert "没有等着反馈" in self.refusal(world, self.record(world, "retaliation_found")).words.zh
