"""记下是同样的问题: within a registration."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord


class TestNoteSame(StepCases):
    step, station, by, kind, is_opening = "note_same", "registered", "petitioner", "same", True
    open_in = frozenset({"start"})
    allowed = frozenset({"receptionist", "clerk", "head", "petitioner", "clockwork"})
    bad = (({"key": 10**9}, "key"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"key": LinkedRecord.objects.get(petition=world.keys["published"], kind="publication").pk}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "registered" and done.linked.status == "noted" and done.told == set() and done.running("tell")
        assert done.linked.content["title"] == "宿舍停暖" and world.at("published").number not in str(done.linked.content)
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_of_an_answer_that_was_taken_down_nothing_is_noted(self, world: World) -> None:
        key = LinkedRecord.objects.get(petition=world.keys["publication_taken_down"], kind="publication").pk
        assert self.refusal(world, self.record(world, "registered"), key=key).field == "key"
