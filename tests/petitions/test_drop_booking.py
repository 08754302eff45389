"""取消接待预约."""

from __future__ import annotations

import pytest

from tests.linked.bookings import ELSEWHERE
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL


class TestDropBooking(StepCases):
    step, station, by, kind, elsewhere = "drop_booking", "reception_booked", "petitioner", "booking", ELSEWHERE
    open_in = frozenset({"booking_made", "booking_waiting"})
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head", "clockwork"})
    bad = (({"why": "day_cancelled"}, "why"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "booking_dropped" and done.told == BY_MAIL and done.status == "accepted" and not done.documents

    @pytest.mark.parametrize("why", ["day_cancelled", "not_he", "no_turn", "barred", "named"])
    def test_why_the_program_does_it(self, world: World, why: str) -> None:
        done = self.take(world, by="clockwork", why=why, reason="当天停电。")
        assert done.line.body["branch"] == why and done.linked.content["reason"] == "当天停电。"
