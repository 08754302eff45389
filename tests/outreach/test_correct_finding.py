"""更正."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft


class TestCorrectFinding(FindingCases):
    step, station = "correct_finding", "found"
    bad = (({"reason": ""}, "reason"), ({"place": ""}, "place"), ({"headcount": "x"}, "headcount"))

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("correct_finding", desk.at("found"), "team_head", NOON)
        assert finding.status == "found" and finding.content["headcount"] == [12, 12]
        assert finding.content["corrections"][0]["before"]["headcount"] == [10, 20]
