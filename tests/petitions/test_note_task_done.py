"""记下会议任务办好了."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.procedures.meeting_notes import OPEN


class TestNoteTaskDone(StepCases):
    step, station, by = "note_task_done", "assigned", "clockwork"
    open_in = frozenset(status.value for status in OPEN)
    allowed = frozenset({"clockwork"})
    bad = (({"words": "长" * 5_001}, "words"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.mine, "task": "meeting_task-1", "words": "图纸已经交到二矿。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and done.texts == {"words": "图纸已经交到二矿。"} and done.statements[0].is_public

    def test_without_words_it_tells_that_it_is_done(self, world: World) -> None:
        assert not self.take(world, words="").statements
