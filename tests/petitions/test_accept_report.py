"""认可办结报告."""

from __future__ import annotations

from datetime import date, timedelta

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.petitions.perform import perform
from xinqiao.rules.owed import NO_DUE


class TestAcceptReport(StepCases):
    step, station, by = "accept_report", "reported", "clerk"
    is_referral = True
    open_in = frozenset({"reported"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"note": "长" * 5_001}, "note"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, note="落实情况清楚。")
        assert done.status == "replied" and world.referral("reported").status == "concluded"
        assert done.stopped == {"report": date(2026, 3, 5)} and not (done.started or done.documents)
        assert done.told == {desk("handling_unit", world.mine)}
        assert done.texts == {"note": "落实情况清楚。"} and not done.statements[0].is_public
        assert done.line.verb == "referral.accept_report"
        assert done.owed == {(world.office, "coordinator", "close", NO_DUE), (world.office, "coordinator", "call_back", date(2026, 4, 1))}

    def test_then_the_matter_can_be_closed_and_not_before(self, world: World) -> None:
        late = THURSDAY + timedelta(days=40)
        clerk = world.actor("clerk", world.at("reported"))
        closing = entry("close")
        self.take(world)
        assert perform("close", world.at("reported"), closing, actor=clerk, at=late).status == "closed"
