"""撤回会签请求."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults

ELSEWHERE = {name: name for name in ("countersign_asked", "countersigned", "countersign_objected", "countersign_dropped")}


class TestDropCountersign(StepCases):
    step, station, by, kind = "drop_countersign", "countersign_asked", "unit_head", "countersign"
    open_in = frozenset({"countersign_asked", "countersign_objected"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "退费改由二矿出。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "countersign_dropped" and done.linked.content["reason"] == "退费改由二矿出。"
        assert done.stopped == {"countersign@countersign:1": THURSDAY.date()}
        assert done.told == {desk("record_unit", world.enterprise.other_mine.pk)}
        assert "countersign" not in {work for _, _, work, _ in done.owed}
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_an_objection_is_settled_by_the_head_who_answers_for_it(self, world: World) -> None:
        assert self.take(world, "countersign_objected").linked.status == "countersign_dropped"
