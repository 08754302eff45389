"""What the tests of both reviews share: where a record of each status stands."""

from __future__ import annotations

from typing import Any

from tests.linked.reviews import GROUNDS, REASONS
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.terms import ReviewOutcome

REVIEWS = {
    "late": "review_late", "under_review": "review_asked", "drafted": "review_drafted", "signed": "review_signed", "reviewed": "reviewed",
    "declined": "review_declined", "outside": "review_outside", "dropped": "review_dropped",
}  # fmt: skip
FINAL_REVIEWS = {
    "late": "final_late", "under_review": "final_asked", "hearing": "final_hearing", "drafted": "final_drafted", "signed": "final_signed",
    "reviewed": "final_reviewed", "declined": "final_declined", "outside": "final_outside", "dropped": "final_dropped",
}  # fmt: skip


class ReviewCases(StepCases):
    kind, elsewhere = "review", REVIEWS


class FinalReviewCases(StepCases):
    kind, elsewhere = "final_review", FINAL_REVIEWS


class Opinion:
    """The entry of both drafts."""

    bad = (
        ({"reasons": "不对"}, "reasons"), ({"reasons": "长" * 5_001}, "reasons"), ({"outcome": ReviewOutcome.VARY}, "order"),
        ({"outcome": ReviewOutcome.REMIT, "order": "重办"}, "order"), ({"outcome": ReviewOutcome.VARY, "order": "长" * 5_001}, "order"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"outcome": ReviewOutcome.UPHOLD, "reasons": REASONS}


class Request:
    """The entry of both requests."""

    def fields(self, world: World) -> dict[str, Any]:
        return {"grounds": GROUNDS, "how": "来信，案卷第 5 页"}
