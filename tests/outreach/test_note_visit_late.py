"""记下到期没有写下访记录."""

from __future__ import annotations

from tests.outreach.trips import DAY, OVERDUE, Trips, VisitCases
from xinqiao.outreach.keep_visits import note_late


class TestNoteVisitLate(VisitCases):
    step, station, by, at = "note_visit_late", "visit_out", "clockwork", OVERDUE
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.at("visit_late")
        assert (visit.status, visit.waits_for, f"{visit.due_on}") == ("visit_late", "office_head", "2026-03-15")

    def test_the_worker_notes_it_once_and_not_before_the_day(self, desk: Trips) -> None:
        desk.at("visit_planned")
        assert (note_late(DAY), note_late(OVERDUE), note_late(OVERDUE)) == (0, 1, 0)
