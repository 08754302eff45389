"""从并案中分出: a part of taking a merge apart."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestComeOut(StepCases):
    step, station, by = "come_out", "merged", "clockwork"
    open_in = frozenset({"merged"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"tell_anchor": "2026-03-02"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and not (done.started or done.stopped) and done.running("tell")
        accepted = self.take(world, "merged_accepted", unit_before=world.mine)
        assert accepted.status == "accepted" and accepted.running("handle") and accepted.petition.handling_unit_id == world.mine
