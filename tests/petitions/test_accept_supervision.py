"""认可督办回复."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_answer_supervision import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestAcceptSupervision(StepCases):
    step, station, by, kind = "accept_supervision", "supervision_answered", "clerk", "supervision"
    open_in = frozenset({"reply_given"})
    allowed = frozenset({"clerk", "head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"verdict": "长" * 5_001}, "verdict"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"verdict": "电话问过本人，热了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "supervision_ended" and done.linked.content["verdict"] == "电话问过本人，热了。"
        assert done.told == {desk("record_unit", world.mine)} and done.started == {}
        assert done.stopped == {"read_supervision@supervision:1": THURSDAY.date()}
        assert not [work for _, _, work, _ in done.owed if "supervision" in work]

    def test_what_a_leader_set_going_a_leader_accepts(self, world: World) -> None:
        refused = self.refusal(world, self.record(world, "listed_answered"), "head")
        assert refused.words.zh == "这是领导督办的，由领导来定。"
        assert self.take(world, "listed_answered", "leader").linked.status == "supervision_ended"
