"""随主件收回: follows from what took the leading petition back from its unit."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestReturnTogether(StepCases):
    step, station, by = "return_together", "merged", "clockwork"
    open_in = frozenset({"merged"})
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "merged" and done.petition.handling_unit_id is None
        assert not (done.started or done.stopped) and done.kinds == []
