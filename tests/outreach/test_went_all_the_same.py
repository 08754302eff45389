"""取消了还是去了."""

from __future__ import annotations

from tests.outreach.trips import DAY, Trips, VisitCases


class TestWentAllTheSame(VisitCases):
    step, station = "went_all_the_same", "visit_cancelled"
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.take("went_all_the_same", desk.at("visit_cancelled"), "receptionist", DAY)
        assert visit.status == "visit_out" and visit.content["cancelled"] and visit.content["all_the_same"].startswith("路上")
