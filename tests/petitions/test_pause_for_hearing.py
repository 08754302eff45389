"""复核听证开始，期限停止."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import THURSDAY, World
from xinqiao.petitions import overdue


class TestPauseForHearing(FinalReviewCases):
    step, station, by = "pause_for_hearing", "final_hearing_held", "head"
    open_in = frozenset({"under_review"})
    allowed = frozenset({"head"})
    bad = (({"note": "听证"}, "note"), ({"from_on": date(2026, 3, 6)}, "from_on"), ({"from_on": date(2026, 2, 1)}, "from_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"from_on": THURSDAY.date(), "note": "三月十日在集团会议室，由法务部主持。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        running = done.running("final_review")
        assert done.linked.status == "hearing" and running is not None and running.paused_on == THURSDAY.date()
        assert done.line.body["paused"] == {"final_review": "2026-03-05"}
        assert (world.office, "handler", "review", date(9999, 12, 31)) in done.owed  # no day is known while it rests

    def test_no_hearing_no_rest(self, world: World) -> None:
        assert "先通知复核听证" in self.refusal(world, self.record(world, "final_asked")).words.zh

    def test_resting_limit_is_not_breached_and_gives_no_warning(self, world: World) -> None:
        record = world.at("final_hearing")
        overdue.record_breaches(THURSDAY.replace(month=6))
        overdue.give_alerts(THURSDAY.replace(month=6))
        running = record.clocks.get(name="final_review")
        assert running.breached_on is None and running.alerted == ""
