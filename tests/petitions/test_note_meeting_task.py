"""记下会议交办的任务."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.procedures.meeting_notes import OPEN


class TestNoteMeetingTask(StepCases):
    step, station, by = "note_meeting_task", "assigned", "clockwork"
    open_in = frozenset(status.value for status in OPEN)
    allowed = frozenset({"clockwork"})
    bad = (({"what": " "}, "what"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"what": "把管网图纸送来。", "unit_id": world.enterprise.other_mine.pk, "due_on": date(2026, 4, 1), "meeting": "joint_meeting-1", "task": "meeting_task-1"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and done.texts == {"task": "把管网图纸送来。"} and not done.statements[0].is_public
        body = done.lines[0].body
        assert (body["unit"], body["due"], body["task"]) == (world.enterprise.other_mine.pk, "2026-04-01", "meeting_task-1")
