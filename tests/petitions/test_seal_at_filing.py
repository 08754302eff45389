"""登记时移送纪检并密封: part of registering, where nobody at a petition office may read what is filed."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.ops.verify import faults


class TestSealAtFiling(StepCases):
    step, station, by = "seal_at_filing", "registered", "clockwork"
    open_in = frozenset({"registered"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.discipline_unit.pk}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "sealed" and done.petition.is_sealed and done.petition.handling_unit_id == world.enterprise.discipline_unit.pk
        assert set(done.started) == {"report_tell"} and set(done.stopped) == {"tell"} and {row.kind for row in done.documents} == {"sealed_transfer"}
        assert {work for _, _, work, _ in done.owed} == {"tell_reporter"}
        assert not done.petition.category and {claim.path for claim in done.petition.claims.all()} == {"accusation"}  # nobody has read it
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]
