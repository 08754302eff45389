"""认可办好了."""

from __future__ import annotations

from tests.outreach.meetings import AFTER, Meetings, TaskCases


class TestAcceptTask(TaskCases):
    step, station = "accept_task", "task_done"
    bad = (({"note": "长" * 2001}, "note"), ({"words": "长" * 501}, "words"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("accept_task", desk.at("task_done"), "head", AFTER, note="去调度室看了。")
        assert (row.status, row.waits_for, row.content["accepted_on"], row.content["note"]) == ("task_accepted", "", "2026-03-13", "去调度室看了。")
