"""撤销被检举对象的登记: by the discipline duty, with a reason."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestLiftComplainedSealed(StepCases):
    step, station, by, kind = "lift_complained_sealed", "sealed_complained", "discipline", "complained"
    open_in = frozenset({"kept_out"})
    allowed = frozenset({"discipline"})
    elsewhere: ClassVar[dict[str, str]] = {"kept_out": "sealed_complained", "kept_out_lifted": "sealed_complained_lifted"}
    bad = (({"reason": "不"}, "reason"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "核对过，说的不是三矿。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "kept_out_lifted" and done.told == set() and not (done.started or done.stopped or done.documents)
