"""登记到场情况."""

from __future__ import annotations

from typing import Any

from tests.linked.bookings import ELSEWHERE
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL


class TestRecordAttendance(StepCases):
    step, station, by, kind, elsewhere = "record_attendance", "reception_today", "receptionist", "booking", ELSEWHERE
    open_in = frozenset({"booking_made"})
    allowed = frozenset({"receptionist", "clerk", "head"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"came": True}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "booking_came" and not done.told and (world.office, "coordinator", "decide_reception") in {line[:3] for line in done.owed}

    def test_not_to_come_changes_nothing_but_the_booking(self, world: World) -> None:
        done = self.take(world, came=False)
        assert done.linked.status == "booking_not_come" and done.told == BY_MAIL and done.status == "accepted" and not done.started and not done.stopped

    def test_not_before_the_day(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "reception_booked")).field == "came"
