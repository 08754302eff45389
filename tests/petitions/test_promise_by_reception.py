"""登记接待时答应的事."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World


class TestPromiseByReception(StepCases):
    step, station, by, kind, is_opening = "promise_by_reception", "accepted", "clockwork", "promise", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "换一台循环泵。", "due_on": date(2026, 3, 25), "unit_id": world.mine}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "promised" and done.linked.unit_id == world.mine
        assert done.started == {"keep_promise@promise:1": (THURSDAY.date(), date(2026, 3, 25))} and done.kinds == ["promise_order"]
