"""转交上级机关（纸质）, of what was sealed: the discipline duty sends what concerns itself or leaders above it."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_refer_up import WHERE_TO
from tests.petitions.world import World
from xinqiao.ops.verify import faults


class TestReferUpSealed(StepCases):
    step, station, by = "refer_up_sealed", "sealed", "discipline"
    open_in = frozenset({"sealed"})
    allowed = frozenset({"discipline"})
    bad = (({"to": " "}, "to"), ({"reason": ""}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return WHERE_TO

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "going_up" and {row.kind for row in done.documents} == {"referral_up"}
        assert (world.enterprise.discipline_unit.pk, "discipline", "send_up") in {(unit, duty, work) for unit, duty, work, _ in done.owed}
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]
