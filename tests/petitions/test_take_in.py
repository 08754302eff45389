"""并入另一件: follows from a merge that was confirmed."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestTakeIn(StepCases):
    step, station, by, kind, is_opening = "take_in", "triaged", "clockwork", "joined", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"number": "XQ-2026-0000999", "claims": ("马上恢复供暖",), "secrecy": "real_name"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "in" and done.told == set() and not done.documents
        assert done.linked.content == {"number": "XQ-2026-0000999", "claims": ["马上恢复供暖"], "secrecy": "real_name"}
        assert done.line.body["other"] == "XQ-2026-0000999"
