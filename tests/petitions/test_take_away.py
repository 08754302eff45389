"""收回（回避）: part of naming whom the petition complains about."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.ops.verify import faults


class TestTakeAway(StepCases):
    step, station, by = "take_away", "accepted", "clerk"
    open_in = frozenset({"forwarded", "assigned", "accepted", "drafted"})
    allowed = frozenset({"clerk", "head", "discipline"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.petition.handling_unit_id is None and done.told == set() and not (done.started or done.documents)
        assert "handle" not in done.stopped and "report" in done.stopped
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]
