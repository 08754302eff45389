"""说明未能落实."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_keep_promise import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestExplainPromise(StepCases):
    step, station, by, kind = "explain_promise", "promised", "unit_head", "promise"
    open_in = frozenset({"promised"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "没钱"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "厂家停产，改为修旧泵。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "explained" and done.linked.content["reason"] == "厂家停产，改为修旧泵。"
        assert done.stopped == {"keep_promise@promise:1": THURSDAY.date()}
        assert done.told == {*BY_MAIL, desk("desk", world.office), desk("handling_unit", world.mine)}
        assert done.linked.content["text"] == "三号楼换一台循环泵。"
