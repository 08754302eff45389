"""反馈追究落实."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_decide_failure import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestAnswerFailure(StepCases):
    step, station, by, kind = "answer_failure", "failure_upheld", "unit_head", "failure"
    open_in = frozenset({"failure_upheld"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"done": "改"}, "done"), ({"done": "长" * 5_001}, "done"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"done": "已改正，承办岗每周报进度。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"answer_failure@failure:1": THURSDAY.date()}
        assert done.linked.status == "failure_fed_back" and done.linked.content["done"] == "已改正，承办岗每周报进度。"
        assert done.told == {desk("asking_unit", world.office)}
        assert not [work for _, _, work, _ in done.owed if work == "answer_failure"]
