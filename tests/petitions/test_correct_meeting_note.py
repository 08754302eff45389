"""更正联席会议告诉的话."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.procedures.meeting_notes import TOLD


class TestCorrectMeetingNote(StepCases):
    step, station, by = "correct_meeting_note", "assigned", "clockwork"
    open_in = frozenset(status.value for status in TOLD)
    allowed = frozenset({"clockwork"})
    bad = (({"words": " "}, "words"), ({"reason": ""}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"words": "由三矿接着办。", "reason": "会上说的是三矿，记错了。", "meeting": "joint_meeting-1"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and not (done.started or done.stopped) and done.kinds == [] and done.told == set()
        assert done.texts == {"words": "由三矿接着办。", "reason": "会上说的是三矿，记错了。"} and done.statements[0].is_public
        assert done.lines[0].body["meeting"] == "joint_meeting-1"
