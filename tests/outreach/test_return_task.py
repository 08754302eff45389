"""退回再办."""

from __future__ import annotations

from datetime import date

from tests.outreach.meetings import AFTER, Meetings, TaskCases


class TestReturnTask(TaskCases):
    step, station = "return_task", "task_done"
    bad = (({"reason": ""}, "reason"), ({"due_on": date(2026, 3, 13)}, "due_on"), ({"due_on": date(2027, 6, 1)}, "due_on"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("return_task", desk.at("task_done"), "clerk", AFTER)
        assert (row.status, row.waits_for, f"{row.due_on}", row.content["returned"][0]["reason"]) == ("task_set", "unit_head", "2026-04-08", "没有写周末有没有。")
