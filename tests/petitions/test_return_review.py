"""退回重写复查意见."""

from __future__ import annotations

from typing import Any

from tests.petitions.review_cases import ReviewCases
from tests.petitions.world import World


class TestReturnReview(ReviewCases):
    step, station, by = "return_review", "review_drafted", "head"
    open_in = frozenset({"drafted"})
    allowed = frozenset({"head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "没有回应夜间测温。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "under_review" and done.texts == {"reason": "没有回应夜间测温。"}
        assert not done.statements[0].is_public and done.told == set() and done.stopped == {}
