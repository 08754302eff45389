"""走了."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.rooms import COMING, TALKED, Room, RoomCases
from xinqiao.outreach import keep_room


class TestLeaveRoom(RoomCases):
    step = "leave_room"
    allowed = frozenset({"receptionist", "clerk", "head", "clockwork"})

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_in_queue"), "receptionist", TALKED)
        assert visit.status == "room_left" and visit.ends_at == TALKED and visit.content["wipe_on"] == "2026-09-01"

    def test_whoever_was_left_waiting_is_closed_the_next_day_and_only_once(self, desk: Room) -> None:
        visit = desk.at("room_at_window")
        assert keep_room.close_days(COMING + timedelta(hours=10)) == 0
        night = COMING + timedelta(days=1)
        assert [keep_room.close_days(night), keep_room.close_days(night)] == [1, 0]
        visit.refresh_from_db()
        assert visit.status == "room_left"
