"""会签提出不同意见."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults

ELSEWHERE = {name: name for name in ("countersign_asked", "countersigned", "countersign_objected", "countersign_dropped")}


class TestObjectToDraft(StepCases):
    step, station, by, kind = "object_to_draft", "countersign_asked", "other_head", "countersign"
    open_in = frozenset({"countersign_asked"})
    allowed = frozenset({"other_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "退费不归三矿，应写二矿。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "drafted" and done.linked.status == "countersign_objected"
        assert done.linked.content["said"] == "退费不归三矿，应写二矿。" and done.told == {desk("handling_unit", world.mine)}
        assert done.stopped == {"countersign@countersign:1": THURSDAY.date()}
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]
