"""结束督办."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_answer_supervision import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestEndSupervision(StepCases):
    step, station, by, kind = "end_supervision", "supervised", "clerk", "supervision"
    open_in = frozenset({"reply_awaited"})
    allowed = frozenset({"clerk", "head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "好"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "昨天已经修好，不用再回复。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "supervision_ended" and done.linked.content["ended"] == "昨天已经修好，不用再回复。"
        assert done.stopped == {"supervision_reply@supervision:1": THURSDAY.date()} and done.documents == []
        assert done.told == {desk("record_unit", world.mine)}
