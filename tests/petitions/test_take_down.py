"""撤下公开的答复."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_publish import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.petitions.publishing import published_one


class TestTakeDown(StepCases):
    step, station, by, kind = "take_down", "published", "clerk", "publication"
    open_in = frozenset({"published"})
    allowed = frozenset({"clerk", "head", "petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "本人打电话要求。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "taken_down" and done.linked.content["why_down"] == "本人打电话要求。"
        assert done.told == {*BY_MAIL, desk("desk", world.office)} and published_one(done.linked.pk) is None
        assert done.linked.content["answer"]  # kept, only not shown

    def test_the_petitioner_need_not_say_why(self, world: World) -> None:
        assert self.take(world, by="petitioner", reason="").linked.status == "taken_down"
