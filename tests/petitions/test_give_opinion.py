"""出协办意见."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk

ELSEWHERE = {status: status for status in ("help_asked", "help_given", "help_objected", "help_escalated", "help_released")}


class TestGiveOpinion(StepCases):
    step, station, by, kind = "give_opinion", "help_asked", "other_handler", "co_handling"
    open_in = frozenset({"help_asked"})
    allowed = frozenset({"other_handler", "other_head"})
    elsewhere = ELSEWHERE
    bad = (({"opinion": "归二"}, "opinion"), ({"opinion": "长" * 5_001}, "opinion"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"opinion": "换热站归二矿，三矿没有钥匙。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "help_given" and done.linked.content["opinion"] == "换热站归二矿，三矿没有钥匙。"
        assert done.stopped == {"co_handle@co_handling:1": THURSDAY.date()} and done.kinds == ["co_opinion"]
        assert done.documents[0].unit_id == world.enterprise.other_mine.pk
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)}
