"""受理."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestAccept(StepCases):
    step, station, by = "accept", "assigned", "handler"
    open_in = frozenset({"forwarded", "assigned", "triaged"})
    allowed = frozenset({"handler"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, contact="后勤科 0391-5550123")
        mine, office = world.enterprise.mine.pk, world.enterprise.office.pk
        assert done.status == "accepted"
        assert done.stopped == {"object": date(2026, 3, 5)}
        assert done.started == {"handle": (date(2026, 3, 5), date(2026, 5, 4))}
        assert done.kinds == ["acceptance_notice"] and done.documents[0].number == "二矿信受〔2026〕1号"
        assert done.told == {("petitioner", "portal", None), ("petitioner", "email", None), ("desk", "desk", office)}
        assert done.owed
