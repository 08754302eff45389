"""上交上一级."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft


class TestHandUpFinding(FindingCases):
    step, station = "hand_up_finding", "found"
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("hand_up_finding", desk.at("solving"), "team_head", NOON)
        assert (finding.status, finding.unit_id, finding.person_id, f"{finding.due_on}") == ("found", desk.section.pk, None, "2026-03-13")
        assert finding.place_key == f"unit-{desk.team.pk}" and finding.content["moves"][0]["why"] == "要换整栋楼的管子。"
        for by in ("section_head", "handler", "leader"):
            if by != "leader":
                finding = desk.take("hand_up_finding", finding, by, NOON)
        assert finding.unit_id == desk.house.group.pk
