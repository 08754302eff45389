"""记下接待时说定的事."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.bookings import ELSEWHERE
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps.decide_at_reception import MOST, Decided

DUE = date(2026, 3, 25)


class TestDecideAtReception(StepCases):
    step, station, by, kind, elsewhere = "decide_at_reception", "reception_came", "clerk", "booking", ELSEWHERE
    open_in = frozenset({"booking_came"})
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (
        ({"answer": " ", "decisions": ()}, "answer"), ({"answer": "长" * 5_001}, "answer"), ({"decisions": (Decided(text=" ", unit_id=1, due_on=DUE),)}, "decisions"),
        ({"decisions": (Decided(text="换泵", unit_id=None, due_on=DUE),)}, "decisions"), ({"decisions": (Decided(text="换泵", unit_id=10**9, due_on=DUE),)}, "decisions"),
        ({"decisions": (Decided(text="换泵", unit_id=1, due_on=DUE),) * (MOST + 1)}, "decisions"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"answer": "热力站今天就派人去。", "decisions": (Decided(text="换一台循环泵", unit_id=world.mine, due_on=DUE), Decided(text="退取暖费", unit_id=world.office, due_on=DUE))}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "booking_talked" and done.linked.content["answer"] == "热力站今天就派人去。" and len(done.linked.content["decided"]) == 2
        assert done.started == {"keep_promise@promise:1": (THURSDAY.date(), DUE), "keep_promise@promise:2": (THURSDAY.date(), DUE)}
        assert (world.mine, "handler", "keep_promise", DUE) in done.owed and (world.office, "coordinator", "decide_reception") not in {line[:3] for line in done.owed}
        assert desk("handling_unit", world.mine) in done.told and "循环泵" not in str(done.line.body)

    @pytest.mark.parametrize(("due_on", "field"), [(None, "decisions"), (date(2026, 3, 1), "due_on")])
    def test_a_decision_has_a_day_that_is_to_come(self, world: World, due_on: date | None, field: str) -> None:
        with pytest.raises(Refused) as caught:
            self.attempt(world, self.record(world, self.station), self.by, decisions=(Decided(text="换泵", unit_id=world.mine, due_on=due_on),))
        assert caught.value.field == field

    def test_an_answer_on_the_spot_is_enough(self, world: World) -> None:
        done = self.take(world, decisions=())
        assert done.linked.status == "booking_talked" and not done.started
