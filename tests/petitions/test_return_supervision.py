"""退回督办回复."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_answer_supervision import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestReturnSupervision(StepCases):
    step, station, by, kind = "return_supervision", "supervision_answered", "clerk", "supervision"
    open_in = frozenset({"reply_given"})
    allowed = frozenset({"clerk", "head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "不行"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "没有写哪天修好，补上。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_awaited" and done.linked.content["returned"] == "没有写哪天修好，补上。"
        assert done.started == {"supervision_reply@supervision:1": (THURSDAY.date(), date(2026, 3, 12))}
        assert done.stopped == {"read_supervision@supervision:1": THURSDAY.date()}
        assert done.told == {desk("record_unit", world.mine)} and done.texts == {"reason": "没有写哪天修好，补上。"}
        assert (world.mine, "handler", "answer_supervision", date(2026, 3, 12)) in done.owed
