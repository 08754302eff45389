"""逾期不予复查."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.review_cases import ReviewCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL


class TestDeclineLateReview(ReviewCases):
    step, station, by = "decline_late_review", "review_late", "leader"
    open_in = frozenset({"late"})
    allowed = frozenset({"leader"})
    bad = (({"reason": "不行"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "出院小结只有三天，其余时间没有障碍。"}

    def test_whoever_decides_has_a_day(self, world: World) -> None:
        """Five working days from Monday 2 March, by our own rule; a decision stops the clock."""
        record = world.at("review_late")
        assert (world.office, "leader", "decide_late", date(2026, 3, 9)) in set(record.obligations.values_list("unit_id", "duty", "work", "due_on"))
        assert self.take(world).stopped == {"decide_late@review:1": THURSDAY.date()}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "declined" and done.kinds == ["late_advice"] and done.started == {}
        text = str(done.documents[0].content)
        assert "出院小结只有三天" in text and "仲裁、诉讼" in text and done.told >= BY_MAIL
        assert "serve_notice" in {work for _, _, work, _ in done.owed}
