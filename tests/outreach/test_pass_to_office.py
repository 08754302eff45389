"""转信访部门登记."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft


class TestPassToOffice(FindingCases):
    step, station = "pass_to_office", "solving"
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("pass_to_office", desk.at("solving"), "team_head", NOON)
        assert (finding.status, finding.unit_id, finding.waits_for, f"{finding.due_on}") == ("to_register", desk.house.office.pk, "intake", "2026-03-11")
