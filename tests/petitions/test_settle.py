"""达成协议: part of whichever confirmation comes second."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import World


class TestSettle(StepCases):
    step, station, by, kind = "settle", "terms_by_unit", "clockwork", "mediation"
    open_in = frozenset({"terms_by_petitioner", "terms_by_unit"})
    allowed = frozenset({"clockwork"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "settled" and "settlement" in done.kinds
