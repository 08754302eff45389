"""拆出的件并回: a part of undoing a split."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestPutBack(StepCases):
    step, station, by = "put_back", "triaged", "clockwork"
    open_in = frozenset({"registered", "awaiting_supplement", "triaged"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"number": "XQ-2026-0000001"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "merged" and set(done.stopped) == {"tell"} and not done.documents
        assert done.owed == set()  # it is dealt with where it came from
