"""仍请协办."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_give_opinion import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestInsistCoHandling(StepCases):
    step, station, by, kind = "insist_co_handling", "help_objected", "handler", "co_handling"
    open_in = frozenset({"help_objected", "help_given"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"answer": "要办"}, "answer"), ({"answer": "长" * 5_001}, "answer"), ({"due_on": date(2026, 3, 5)}, "due_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"answer": "清单第四项写着三矿。", "due_on": date(2026, 3, 20)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "help_asked" and done.told == {desk("record_unit", world.enterprise.other_mine.pk)}
        assert done.started == {} and done.line.body["due"] == "2026-03-12"  # an objection does not put the day off

    def test_an_opinion_that_lacks_something_gets_a_new_day(self, world: World) -> None:
        assert self.take(world, "help_given").started == {"co_handle@co_handling:1": (THURSDAY.date(), date(2026, 3, 20))}
