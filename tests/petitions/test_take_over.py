"""签收."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.petitions.models import RunningClock


class TestTakeOver(StepCases):
    step, station, by = "take_over", "assigned", "handler"
    is_referral = True
    open_in = frozenset({"sent"})
    allowed = frozenset({"handler", "unit_head"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and world.referral("assigned").status == "taken_over"
        assert done.stopped == {"take_over": date(2026, 3, 5)}
        assert not (done.started or done.documents or done.told)
        assert done.running("object") and done.running("tell_by_unit")
        assert done.line.verb == "referral.take_over"
        assert (world.mine, "handler", "accept", date(2026, 3, 17)) in done.owed
        assert "take_over" not in {work for _, _, work, _ in done.owed}

    def test_it_is_owed_within_a_working_day_and_no_limit_of_the_law_waits_for_it(self, world: World) -> None:
        clocks = {clock.name: clock for clock in RunningClock.objects.filter(petition=world.at("assigned"))}
        assert (clocks["take_over"].due_on, clocks["take_over"].limit_days) == (date(2026, 3, 3), 1)
        assert clocks["tell_by_unit"].anchor_on == date(2026, 3, 2) and clocks["tell_by_unit"].due_on == date(2026, 3, 17)
