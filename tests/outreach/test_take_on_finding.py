"""认领."""

from __future__ import annotations

from datetime import date

from tests.outreach.sweeps import NOON, FindingCases, Shaft


class TestTakeOnFinding(FindingCases):
    step, station = "take_on_finding", "found"
    bad = (({"measure": ""}, "measure"), ({"due_on": date(2026, 3, 9)}, "due_on"), ({"due_on": date(2027, 3, 9)}, "due_on"), ({"person_id": 0}, "person_id"))

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("take_on_finding", desk.at("found"), "team_head", NOON)
        assert (finding.status, f"{finding.due_on}", finding.person_id) == ("solving", "2026-03-13", desk.house.person("team_head").pk)

    def test_only_by_somebody_of_the_unit(self, desk: Shaft) -> None:
        assert self.refusal(desk, desk.at("found"), "team_head", person_id=desk.house.person("handler").pk).field == "person_id"
