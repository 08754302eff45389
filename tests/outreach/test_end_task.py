"""说明不用再办."""

from __future__ import annotations

from tests.outreach.meetings import AFTER, Meetings, TaskCases


class TestEndTask(TaskCases):
    step, station = "end_task", "task_late"
    allowed = frozenset({"clerk", "head", "clockwork"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 501}, "reason"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("end_task", desk.at("task_done"), "head", AFTER)
        assert (row.status, row.waits_for, row.due_on) == ("task_ended", "", None)
        assert (row.content["ended"]["reason"], row.content["ended"]["on"]) == ("晚班车不开了，班次不用排。", "2026-03-13")
