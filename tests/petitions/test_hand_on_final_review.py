"""转给别的单位复核."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestHandOnFinalReview(FinalReviewCases):
    step, station, by = "hand_on_final_review", "final_stuck", "clerk"
    open_in = frozenset({"late", "under_review", "drafted"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": "没人"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "专员和主任都参与过这件事。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        """So on 条例§36: nobody inside is left and nobody inside is above, so a body outside decides it, on paper."""
        done = self.take(world)
        assert done.linked.status == "outside" and done.linked.unit_id is None and done.linked.content["body"] == "省国资委"
        assert done.kinds == ["review_transfer"] and done.stopped == {"final_review": THURSDAY.date()} and not done.started
        assert {"hand_to_outside"} <= {work for _, _, work, _ in done.owed} and "review" not in {work for _, _, work, _ in done.owed}
        assert done.told >= BY_MAIL and desk("handling_unit", done.petition.handling_unit_id) in done.told

    @pytest.mark.parametrize("station", ["final_asked", "final_drafted", "final_late"])
    def test_it_stays_where_somebody_may_review_it(self, world: World, station: str) -> None:
        """So on 条例§36: the unit above the one that reviewed it decides last, as long as it can."""
        assert self.refusal(world, self.record(world, station)).words.zh.startswith("这个单位里还有没有参与过这件事的人")
