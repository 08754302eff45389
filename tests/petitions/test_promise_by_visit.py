"""登记下访时答应的事."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World


class TestPromiseByVisit(StepCases):
    step, station, by, kind, is_opening = "promise_by_visit", "accepted", "clockwork", "promise", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clockwork"})
    bad = (({"text": ""}, "text"), ({"due_on": date(2026, 1, 1)}, "due_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "班车下周恢复。", "due_on": date(2026, 3, 25), "unit_id": world.mine, "visit": "visit-1"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "promised" and done.linked.unit_id == world.mine and done.line.body["visit"] == "visit-1"
        assert done.started == {"keep_promise@promise:1": (THURSDAY.date(), date(2026, 3, 25))} and done.kinds == ["promise_order"]

    def test_what_is_kept_close_gets_none(self, world: World) -> None:
        assert "不在办了" in self.refusal(world, self.record(world, "sealed")).words.zh  # the words for one that is over: nothing is told of what it is
