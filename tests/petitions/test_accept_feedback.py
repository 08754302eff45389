"""认可建议反馈."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.test_answer_recommendation import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestAcceptFeedback(StepCases):
    step, station, by, kind = "accept_feedback", "feedback_given", "head", "recommendation"
    open_in = frozenset({"feedback_given"})
    allowed = frozenset({"head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"note": "长" * 5_001}, "note"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, note="看过检修计划。")
        assert done.linked.status == "feedback_accepted" and done.linked.content["note"] == "看过检修计划。"
        assert done.stopped == {"read_feedback@recommendation:1": THURSDAY.date()}
        assert done.told == {desk("record_unit", world.mine)} and done.documents == []
        assert not [work for _, _, work, _ in done.owed if work == "read_feedback"]
