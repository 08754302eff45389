"""报当月排查."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, Shaft, SweepCases


class TestReportSweep(SweepCases):
    step, station = "report_sweep", "sweeping"
    bad = (({"looked": " "}, "looked"), ({"looked": "长" * 2001}, "looked"))

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        desk.recorded()
        sweep = desk.take("report_sweep", desk.at("sweeping"), "team_head", NOON)
        assert (sweep.status, sweep.waits_for, sweep.content["found"]) == ("sweep_reported", "", 1)

    def test_a_zero_report_is_a_report_where_nothing_was_found(self, desk: Shaft) -> None:
        sweep = desk.at("sweeping")
        desk.take("drop_finding", desk.recorded(), "team_head", NOON)
        assert desk.take("report_sweep", sweep, "team_head", NOON, is_zero=True).status == "sweep_zero"

    def test_who_found_something_reports_no_zero(self, desk: Shaft) -> None:
        sweep = desk.at("sweeping")
        desk.recorded()
        assert self.refusal(desk, sweep, "team_head", is_zero=True).field == "is_zero"
