"""并入: a part of confirming a merge."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk


class TestGoIn(StepCases):
    step, station, by = "go_in", "triaged", "clockwork"
    open_in = frozenset({"triaged", "accepted"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"number": world.at("returned").number}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "merged" and done.kinds == ["merge_notice"] and not (done.started or done.stopped)
        assert done.told == {*BY_MAIL, desk("desk", world.office)} and done.running("tell")
        text = str(done.documents[0].content["zh"])
        assert world.at("returned").number in text and "范小安" not in text
