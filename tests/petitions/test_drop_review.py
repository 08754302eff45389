"""撤回复查申请."""

from __future__ import annotations

from typing import Any

from tests.petitions.review_cases import ReviewCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestDropReview(ReviewCases):
    step, station, by = "drop_review", "review_asked", "petitioner"
    open_in = frozenset({"under_review", "late"})
    allowed = frozenset({"petitioner"})
    bad = (({"is_voluntary": False}, "is_voluntary"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"is_voluntary": True}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "dropped" and done.stopped == {"review": THURSDAY.date()}
        assert desk("record_unit", world.office) in done.told and "review" not in {work for _, _, work, _ in done.owed}
