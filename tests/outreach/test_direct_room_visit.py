"""指到该去的地方."""

from __future__ import annotations

from tests.outreach.rooms import TALKED, Room, RoomCases


class TestDirectRoomVisit(RoomCases):
    step = "direct_room_visit"
    bad = (({"where": " "}, "where"), ({"why": ""}, "why"), ({"where": "长" * 301}, "where"))

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_at_window"), "receptionist", TALKED)
        assert visit.status == "room_directed" and "仲裁" in visit.content["where"] and visit.ends_at == TALKED
