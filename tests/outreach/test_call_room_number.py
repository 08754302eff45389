"""叫号."""

from __future__ import annotations

from tests.outreach.rooms import TURN, Room, RoomCases
from xinqiao.outreach.room import minutes_waited


class TestCallRoomNumber(RoomCases):
    step, at, station = "call_room_number", TURN, "room_in_queue"

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_in_queue"), "clerk", TURN)
        assert visit.status == "room_at_window" and visit.person_id == desk.house.person("clerk").pk
        assert minutes_waited(visit) == 12
