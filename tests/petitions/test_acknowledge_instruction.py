"""签收批示."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk

ELSEWHERE = {name: name for name in ("directive_given", "directive_noted", "directive_reported")}


class TestAcknowledge(StepCases):
    step, station, by, kind = "acknowledge_instruction", "directive_given", "handler", "directive"
    open_in = frozenset({"directive_given"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "directive_noted" and done.started == done.stopped == {}
        assert done.told == {desk("asking_unit", world.enterprise.group.pk)}
        assert (world.mine, "handler", "report_directive", date(2026, 3, 12)) in done.owed
