"""并入的件分开: follows from taking a merge apart."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestLetOut(StepCases):
    step, station, by, kind = "let_out", "leading", "clockwork", "joined"
    open_in = frozenset({"in"})
    allowed = frozenset({"clockwork"})
    elsewhere: ClassVar[dict[str, str]] = {"in": "leading", "apart": "led_before"}

    def fields(self, world: World) -> dict[str, Any]:
        return {}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "apart" and done.told == set() and not (done.started or done.stopped or done.documents)
