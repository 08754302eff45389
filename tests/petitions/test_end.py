"""程序终结."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.ops.verify import faults


class TestEnd(StepCases):
    step, station, by = "end", "replied", "clerk"
    open_in = frozenset({"replied"})
    allowed = frozenset({"receptionist", "clerk", "head", "handler", "unit_head", "petitioner", "clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"served_on": THURSDAY.date()}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "ended" and done.kinds == ["end_register"] and set(done.started) == {"after_care"}
        assert {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)} == done.told
        assert "同一事实和理由不再受理" in str(done.documents[0].content)
        assert (world.office, "coordinator", "after_care") in {line[:3] for line in done.owed}
        assert [fault for fault in faults() if done.petition.number in fault] == []
