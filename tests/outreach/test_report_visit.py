"""写下访记录."""

from __future__ import annotations

from tests.outreach.trips import EVENING, Trips, VisitCases


class TestReportVisit(VisitCases):
    step, at = "report_visit", EVENING
    bad = (({"heads": -1}, "heads"), ({"heads": 5001}, "heads"), ({"summary": ""}, "summary"), ({"told": ("commitment-9",)}, "told"))

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.at("visit_reported")
        assert (visit.status, visit.waits_for, visit.due_on, visit.content["heads"]) == ("visit_reported", "", None, 9)

    def test_what_was_promised_before_is_told_or_it_is_said_why_not(self, desk: Trips) -> None:
        made = desk.at("commitment_kept")
        second = desk.again()
        assert self.refusal(desk, second, "clerk").field == "why_untold"
        second = desk.take("report_visit", second, "clerk", EVENING, told=(made.number,))
        made.refresh_from_db()
        assert second.content["told"] == [made.number] and made.status == "commitment_told" and made.content["told"][0]["visit"] == second.number

    def test_what_is_open_still_is_told_again_the_next_time(self, desk: Trips) -> None:
        made = desk.at("committed")
        desk.take("report_visit", desk.again(), "clerk", EVENING, told=(made.number,))
        made.refresh_from_db()
        assert made.status == "committed" and len(made.content["told"]) == 1

    def test_nobody_could_be_told(self, desk: Trips) -> None:
        made = desk.at("commitment_kept")
        visit = desk.take("report_visit", desk.again(), "clerk", EVENING, why_untold="人都在井下，没有见到。")
        assert visit.content["untold"] == [made.number] and visit.content["why_untold"].startswith("人都在井下")
