"""补报当月排查."""

from __future__ import annotations

from tests.outreach.sweeps import AFTER, Shaft, SweepCases


class TestReportSweepLate(SweepCases):
    step, station = "report_sweep_late", "sweep_missed"
    at = AFTER
    bad = (({"looked": ""}, "looked"), ({"reason": ""}, "reason"))

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        sweep = desk.take("report_sweep_late", desk.at("sweep_missed"), "team_head", AFTER)
        assert (sweep.status, sweep.content["why_late"]) == ("sweep_reported", "月底检修忘了。")
