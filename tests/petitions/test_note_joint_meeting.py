"""记下联席会议定的."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.procedures.meeting_notes import OPEN


class TestNoteJointMeeting(StepCases):
    step, station, by = "note_joint_meeting", "assigned", "clockwork"
    open_in = frozenset(status.value for status in OPEN)
    allowed = frozenset({"clockwork"})
    bad = (({"words": " "}, "words"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"words": "几个单位议了，由二矿接着办。", "meeting": "joint_meeting-1"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and not (done.started or done.stopped) and done.kinds == [] and done.told == set()
        assert done.texts == {"words": "几个单位议了，由二矿接着办。"} and done.statements[0].is_public
        assert done.lines[0].body["meeting"] == "joint_meeting-1"
