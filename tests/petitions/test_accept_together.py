"""随主件受理: follows from the acceptance of the petition that leads."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestAcceptTogether(StepCases):
    step, station, by = "accept_together", "merged", "clockwork"
    open_in = frozenset({"merged"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.mine, "contact": "值班室"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "merged" and done.petition.handling_unit_id == world.mine
        assert done.started == {"handle": (date(2026, 3, 5), date(2026, 5, 4))} and done.kinds == ["acceptance_notice"]
        assert (world.mine, "handler", "await_lead", date(2026, 5, 4)) in done.owed
