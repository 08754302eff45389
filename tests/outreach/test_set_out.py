"""出发."""

from __future__ import annotations

from tests.outreach.trips import DAY, PLANNING, Trips, VisitCases


class TestSetOut(VisitCases):
    step, station = "set_out", "visit_planned"

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.at("visit_out")
        assert (visit.status, visit.waits_for, f"{visit.due_on}") == ("visit_out", "coordinator", "2026-03-15") and visit.content["out_at"] == DAY.isoformat()

    def test_not_before_its_day(self, desk: Trips) -> None:
        visit = desk.at("visit_planned")
        type(self).at = PLANNING
        try:
            assert "还没有到那一天" in self.refusal(desk, visit, "clerk").words.zh
        finally:
            type(self).at = DAY
