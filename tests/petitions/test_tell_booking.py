"""告知预约的变化."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.linked.bookings import ELSEWHERE
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL
from xinqiao.petitions.zone import SHANGHAI

AT = datetime(2026, 3, 13, 10, tzinfo=SHANGHAI)


class TestTellBooking(StepCases):
    step, station, by, kind, elsewhere = "tell_booking", "reception_booked", "clockwork", "booking", ELSEWHERE
    open_in = frozenset({"booking_made", "booking_waiting"})
    allowed = frozenset({"clockwork"})
    bad = (({"news": "forward"}, ""),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"news": "moved", "person_id": world.enterprise.person("leader").pk, "leader": "测试leader", "at": AT, "place": "二矿会议室", "slot": 2, "change": "少跑路。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "booking_made" and done.linked.content["place"] == "二矿会议室" and done.linked.content["change"] == "少跑路。"
        assert done.told == BY_MAIL and done.line.body["due"] == "2026-03-13" and "branch" not in done.line.body

    @pytest.mark.parametrize("news", ["swapped", "reminded"])
    def test_what_else_he_is_told(self, world: World, news: str) -> None:
        done = self.take(world, news=news)
        assert done.line.body["branch"] == news and done.linked.status == "booking_made" and done.told == BY_MAIL

    def test_who_waited_has_a_slot(self, world: World) -> None:
        done = self.take(world, "reception_waited", news="forward", slot=1)
        assert done.linked.status == "booking_made" and done.linked.content["slot"] == 1
