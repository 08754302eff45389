"""记下到期没有办好."""

from __future__ import annotations

from tests.outreach.meetings import LATE, Meetings, TaskCases
from xinqiao.outreach.keep_meetings import note_late


class TestNoteTaskLate(TaskCases):
    step, station, by, at = "note_task_late", "task_set", "clockwork", LATE
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("task_late")
        assert (row.status, row.waits_for, len(row.content["late_at"])) == ("task_late", "unit_head", 1)

    def test_the_worker_notes_it_once(self, desk: Meetings) -> None:
        row = desk.at("task_set")
        assert note_late(self.at.replace(day=1)) == 0 and note_late(self.at) == 1 and note_late(self.at) == 0
        row.refresh_from_db()
        assert row.status == "task_late"
