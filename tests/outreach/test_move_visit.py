"""改日子、人员."""

from __future__ import annotations

from datetime import datetime

from tests.outreach.trips import DAY, NOON, PLANNING, Trips, VisitCases


class TestMoveVisit(VisitCases):
    step, station, at = "move_visit", "visit_planned", PLANNING
    bad = (({"reason": ""}, "reason"), ({"begins_at": DAY, "ends_at": NOON}, "day"), ({"team": ()}, "team"), ({"ends_at": DAY}, "until"))

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.take("move_visit", desk.at("visit_planned"), "receptionist", PLANNING)
        assert (f"{visit.on}", visit.content["report_by"], f"{visit.due_on}") == ("2026-03-13", "2026-03-16", "2026-03-13")
        (before,) = visit.content["moves"]
        assert datetime.fromisoformat(before["from"]) == DAY and before["why"] == "井下临时停产检修。" and before["team"] == list(desk.team)

    def test_who_is_no_longer_in_the_team_no_longer_writes(self, desk: Trips) -> None:
        visit = desk.take("move_visit", desk.at("visit_planned"), "clerk", PLANNING, team=(desk.house.person("clerk").pk,))
        assert "由去的人" in self.refusal(desk, visit, "receptionist").words.zh
