"""解决了."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft
from xinqiao.rules.terms_sweep import HowSeen


class TestSolveFinding(FindingCases):
    step, station = "solve_finding", "solving"
    bad = (({"done": ""}, "done"), ({"seen": HowSeen.NOT_AGREED}, "seen"))  # what those concerned do not accept is not solved

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("solve_finding", desk.at("solving"), "team_head", NOON)
        assert (finding.status, finding.waits_for, finding.content["seen"]) == ("finding_solved", "", "agreed")
