"""退回原单位解决."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft


class TestReturnFinding(FindingCases):
    step, station = "return_finding", "to_register"
    by, allowed = "clerk", frozenset({"receptionist", "clerk", "head"})
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("return_finding", desk.at("to_register"), "clerk", NOON)
        assert (finding.status, finding.unit_id, finding.waits_for) == ("found", desk.team.pk, "unit_head")
