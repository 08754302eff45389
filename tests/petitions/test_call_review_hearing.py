"""通知复核听证."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World


class TestCallReviewHearing(StepCases):
    step, station, by, kind, is_opening = "call_review_hearing", "final_asked", "head", "hearing", True
    open_in = frozenset({"start"})
    allowed = frozenset({"head"})
    bad = (({"on": date(2026, 3, 11)}, "on"), ({"place": " "}, "place"), ({"chair_id": 10**9}, "chair_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "subject": "夜间的供暖温度", "on": date(2026, 3, 16), "at": time(9, 0), "place": "集团一楼会议室",
            "chair_id": world.enterprise.person("leader").pk,
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_called" and done.linked.unit_id == world.office
        assert done.linked.content["review"] == "final_review:1" and done.kinds == ["hearing_notice"]
        assert done.started == {"hold_hearing@hearing:1": (THURSDAY.date(), date(2026, 3, 16))}
        assert done.running("final_review")  # the review itself lets its time limit rest (pause_for_hearing)

    def test_only_in_a_final_review(self, world: World) -> None:
        assert "复核" in self.refusal(world, self.record(world, "accepted")).words.zh
