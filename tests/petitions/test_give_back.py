"""收回转交件: a part of agreeing to the return."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.procedures.referral import REFERRAL


class TestGiveBack(StepCases):
    step, station, by = "give_back", "declined", "clerk"
    is_referral = True
    open_in = frozenset({"sent", "taken_over", "declined"})
    allowed = frozenset({"clerk", "head", "discipline"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert world.referral("declined").status == "returned" and not REFERRAL.by_name["give_back"].is_public
        assert done.stopped == dict.fromkeys(("report", "first_contact"), date(2026, 3, 5)) and not (done.started or done.documents or done.told)
        assert done.line.verb == "referral.give_back"
