"""约好的没有谈成."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.ops.verify import faults


class TestDropNextTalk(StepCases):
    step, station, by, kind = "drop_next_talk", "talk_awaited", "handler", "talk"
    open_in = frozenset({"talk_awaited"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head", "leader"})
    elsewhere = {"talk_held": "talked", "talk_dropped": "talk_dropped"}
    bad = (({"why": "忙"}, "why"), ({"why": "长" * 5_001}, "why"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"why": "他那天上夜班，另约。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "talk_dropped" and done.linked.content["why_not"] == "他那天上夜班，另约。"
        assert done.stopped == {"talk_again@talk:1": THURSDAY.date()} and "talk_again" not in {work for _, _, work, _ in done.owed}
        assert done.told == set() and done.documents == [] and done.statements == []
        assert [fault for fault in faults() if done.petition.number in fault] == []
