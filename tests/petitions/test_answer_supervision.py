"""回复督办."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.rules.owed import NO_DUE

ELSEWHERE = {"reply_awaited": "supervised", "reply_given": "supervision_answered", "supervision_ended": "supervision_ended"}


class TestAnswerSupervision(StepCases):
    step, station, by, kind = "answer_supervision", "supervised", "handler", "supervision"
    open_in = frozenset({"reply_awaited"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reply": "办了"}, "reply"), ({"reply": "长" * 5_001}, "reply"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reply": "三月四日上门测温，换了阀门。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_given" and done.linked.content["reply"] == "三月四日上门测温，换了阀门。"
        assert done.stopped == {"supervision_reply@supervision:1": THURSDAY.date()}
        assert done.kinds == ["supervision_reply"] and done.documents[0].unit_id == world.mine
        assert done.told == {desk("asking_unit", world.office)}
        assert (world.office, "coordinator", "read_supervision", NO_DUE) in done.owed
        assert date(2026, 3, 12) not in {due for _, _, work, due in done.owed if work == "answer_supervision"}
