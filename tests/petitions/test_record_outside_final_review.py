"""登记外部复核结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import THURSDAY, World
from xinqiao.rules.terms import ReviewOutcome


class TestRecordOutsideFinalReview(FinalReviewCases):
    step, station, by = "record_outside_final_review", "final_outside", "clerk"
    open_in = frozenset({"outside"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"reasons": "维持"}, "reasons"), ({"number": " "}, "number"), ({"number": "长" * 201}, "number"), ({"served_on": date(2026, 3, 6)}, "served_on"),
        ({"served_on": date(2026, 3, 1)}, "served_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "outcome": ReviewOutcome.UPHOLD, "reasons": "事实清楚，依据充分，予以维持。", "number": "省国资信查〔2026〕3号", "served_on": THURSDAY.date(),
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reviewed" and done.linked.content["number"] == "省国资信查〔2026〕3号"
        assert done.status == "ended" and "end_register" in done.kinds

    def test_what_was_set_aside_is_done_anew(self, world: World) -> None:
        done = self.take(world, outcome=ReviewOutcome.REMIT)
        assert done.line.body["branch"] == "remitted" and done.status == "accepted" and "handle" in done.started
