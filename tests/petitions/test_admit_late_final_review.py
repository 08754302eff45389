"""同意逾期复核."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import MONDAY, World


class TestAdmitLateFinalReview(FinalReviewCases):
    step, station, by = "admit_late_final_review", "final_late", "leader"
    open_in = frozenset({"late"})
    allowed = frozenset({"leader"})
    bad = (({"reason": "可以"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "出院小结属实，期间无法申请。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "under_review" and done.status == "replied"
        assert done.started == {"final_review": (MONDAY.date(), date(2026, 4, 1))}  # from the day it came, not from the admission
        assert (world.office, "handler", "review", date(2026, 4, 1)) in done.owed
        assert done.linked.content["late_reason"] == "出院小结属实，期间无法申请。"
