"""反馈建议."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.directory.duties import Clockwork
from xinqiao.petitions import overdue
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Outcome

ELSEWHERE = {"feedback_awaited": "recommended", "feedback_given": "feedback_given", "feedback_accepted": "feedback_accepted"}


class TestAnswerRecommendation(StepCases):
    step, station, by, kind = "answer_recommendation", "recommended", "unit_head", "recommendation"
    open_in = frozenset({"feedback_awaited"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"adoption": Outcome.SUPPORT}, "adoption"), ({"answer": "好"}, "answer"), ({"answer": "长" * 5_001}, "answer"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"adoption": Outcome.ADOPT_PARTLY, "answer": "列入每年九月的检修计划。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "feedback_given" and done.linked.content["adoption"] == "adopt_partly"
        assert done.stopped == {"recommendation@recommendation:1": THURSDAY.date()} and done.kinds == ["recommendation_answer"]
        assert "部分采纳" in str(done.documents[0].content) and done.documents[0].unit_id == world.mine
        assert done.told == {desk("asking_unit", world.office)}
        assert (world.office, "office_head", "read_feedback", date(2026, 3, 12)) in done.owed
        assert done.started == {"read_feedback@recommendation:1": (THURSDAY.date(), date(2026, 3, 12))}

    def test_read_too_late_it_counts_against_whoever_asked_even_after_the_file_is_closed(self, world: World) -> None:
        answered = self.take(world).petition
        late = perform("breach", answered, entry("breach"), actor=Clockwork(), at=THURSDAY.replace(day=13))
        running = late.clocks.get(name="read_feedback")
        assert running.breached_on == date(2026, 3, 13) and running.breached_unit_id == world.office
        assert {"read_feedback", "decide_failure", "answer_failure"} <= set(overdue.AFTER_CLOSING)
