"""签收."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestTakeOver(StepCases):
    step, station, by = "take_over", "assigned", "handler"
    is_referral = True
    open_in = frozenset({"sent"})
    allowed = frozenset({"handler", "unit_head"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and world.referral("assigned").status == "taken_over"
        assert not (done.stopped or done.started or done.documents or done.told)
        assert done.running("object") and done.running("tell_by_unit")
        assert done.line.verb == "referral.take_over"
        assert (world.mine, "handler", "accept", date(2026, 3, 17)) in done.owed
