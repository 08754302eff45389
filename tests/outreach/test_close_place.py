"""这个地点不再去."""

from __future__ import annotations

from tests.outreach.trips import DAY, PLANNING, PlaceCases, Trips


class TestClosePlace(PlaceCases):
    step = "close_place"
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        place = desk.at("place_closed")
        assert (place.status, f"{place.ends_on}", place.content["closed"]) == ("place_closed", "2026-02-20", "宿舍楼拆了。")

    def test_not_while_a_visit_is_planned_or_something_was_not_told(self, desk: Trips) -> None:
        desk.planned()
        assert "还有排好的下访" in self.refusal(desk, desk.place, "clerk").words.zh

    def test_not_before_the_people_were_told(self, desk: Trips) -> None:
        visit = desk.at("visit_out")
        desk.promised(visit)
        visit.refresh_from_db()
        desk.take("report_visit", visit, "clerk", DAY)
        assert "没有回去说结果" in self.refusal(desk, desk.place, "clerk").words.zh and desk.place.on == PLANNING.date()
