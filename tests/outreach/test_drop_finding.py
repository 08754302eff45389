"""记重了或者记错了."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft


class TestDropFinding(FindingCases):
    step, station = "drop_finding", "found"
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("drop_finding", desk.at("found"), "team_head", NOON)
        assert (finding.status, finding.content["dropped"]) == ("finding_dropped", "要换整栋楼的管子。")
