"""取消接待预约."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked.bookings import ELSEWHERE
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL
from xinqiao.petitions.refused import Refused


class TestDropBooking(StepCases):
    step, station, by, kind, elsewhere = "drop_booking", "reception_booked", "petitioner", "booking", ELSEWHERE
    open_in = frozenset({"booking_made", "booking_waiting"})
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head", "clockwork"})
    bad = (({"why": "day_cancelled"}, "why"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "他打电话来说那天要上夜班。"}

    @pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
    def test_staff_who_cancel_for_somebody_say_why(self, world: World, reason: str) -> None:
        """The petitioner reads it; he himself owes no reason."""
        with pytest.raises(Refused) as refused:
            self.take(world, by="receptionist", reason=reason)
        assert refused.value.field == "reason"
        assert self.take(world, reason="").linked.status == "booking_dropped"

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "booking_dropped" and done.told == BY_MAIL and done.status == "accepted" and not done.documents

    @pytest.mark.parametrize("why", ["day_cancelled", "not_he", "no_turn", "barred", "named"])
    def test_why_the_program_does_it(self, world: World, why: str) -> None:
        done = self.take(world, by="clockwork", why=why, reason="当天停电。")
        assert done.line.body["branch"] == why and done.linked.content["reason"] == "当天停电。"
