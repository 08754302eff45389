"""取消这次下访."""

from __future__ import annotations

from tests.outreach.trips import PLANNING, Trips, VisitCases


class TestCancelVisit(VisitCases):
    step, station, at = "cancel_visit", "visit_planned", PLANNING
    bad = (({"reason": " "}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.at("visit_cancelled")
        assert (visit.status, visit.waits_for, visit.due_on, visit.content["cancelled"]) == ("visit_cancelled", "", None, "井下临时停产检修。")
