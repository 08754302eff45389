"""更换承办人."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk


class TestChangeHandlers(StepCases):
    step, station, by, kind = "change_handlers", "handlers_named", "unit_head", "handlers"
    open_in = frozenset({"handlers_named"})
    allowed = frozenset({"unit_head"})
    bad = (({"person_id": 10**9}, "person_id"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"person_id": world.enterprise.person("unit_head").pk}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "handlers_named" and done.linked.person_id == world.enterprise.person("unit_head").pk
        assert done.kinds == ["handling_slip"] and done.told == {desk("handling_unit", world.mine)}
        assert world.enterprise.person("unit_head").name in str(done.documents[-1].content["zh"])
