"""说办好了."""

from __future__ import annotations

from tests.outreach.meetings import AFTER, Meetings, TaskCases
from xinqiao.outreach.waiting import waiting


class TestReportTask(TaskCases):
    step, station, by = "report_task", "task_set", "handler"
    allowed = frozenset({"handler", "unit_head"})
    bad = (({"done": ""}, "done"), ({"shown": " "}, "shown"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("task_done")
        assert (row.status, row.waits_for, f"{row.due_on}") == ("task_done", "office_head", "2026-03-16") and row.content["told"][0]["shown"] == "调度室门口的班次表。"
        for who, n in (("clerk", 1), ("head", 1), ("handler", 0), ("unit_head", 0)):  # the office reads it now
            assert sum(each.n for each in waiting(desk.actor(who, AFTER), row.due_on)) == n, who  # type: ignore[arg-type]

    def test_late_too(self, desk: Meetings) -> None:
        assert desk.take("report_task", desk.at("task_late"), "unit_head", AFTER).status == "task_done"
