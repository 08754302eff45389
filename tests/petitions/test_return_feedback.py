"""退回建议反馈."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_answer_recommendation import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestReturnFeedback(StepCases):
    step, station, by, kind = "return_feedback", "feedback_given", "head", "recommendation"
    open_in = frozenset({"feedback_given"})
    allowed = frozenset({"head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "不"}, "reason"), ({"due_on": date(2026, 3, 4)}, "due_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "没有写哪天改好。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"read_feedback@recommendation:1": THURSDAY.date()}
        assert done.linked.status == "feedback_awaited" and done.linked.content["returned"] == "没有写哪天改好。"
        assert done.started == {"recommendation@recommendation:1": (THURSDAY.date(), date(2026, 4, 4))}
        assert done.told == {desk("record_unit", world.mine)} and done.line.body["due"] == "2026-04-04"
