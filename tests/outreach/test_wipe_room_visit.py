"""抹去来访的文字."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.rooms import TALKED, WIPING, Room, RoomCases
from xinqiao.ledger.models import Entry
from xinqiao.ops import verify
from xinqiao.outreach import keep_room


class TestWipeRoomVisit(RoomCases):
    step, by, at, station = "wipe_room_visit", "clockwork", WIPING, "room_left"
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take("note_room_visit", desk.at("room_at_window"), "receptionist", TALKED, names=("范小安",), names_wished=True)
        visit = desk.take("note_room_incident", visit, "receptionist", TALKED)
        visit = desk.take("leave_room", visit, "receptionist", TALKED)
        visit = desk.take(self.step, visit, "clockwork", WIPING)
        assert not {"names", "wish", "incidents"} & visit.content.keys()
        assert (visit.content["heads"], visit.content["companions"], visit.status, visit.waits_for) == (7, 2, "room_left", "")
        last = Entry.objects.filter(subject=visit.number).order_by("-number").first()
        assert last is not None and last.verb == "room_visit.wipe_room_visit" and last.body["notes"] == 1 and "热水壶" not in str(last.body)

    def test_before_its_day_nothing_is_wiped(self, desk: Room) -> None:
        visit = desk.at("room_left")
        before = WIPING - timedelta(days=2)
        assert keep_room.wipe(before) == 0
        visit.refresh_from_db()
        assert "wipe_on" in visit.content

    def test_the_worker_does_it_once_and_verify_finds_nothing(self, desk: Room) -> None:
        visit = desk.at("room_left")
        assert [keep_room.wipe(WIPING), keep_room.wipe(WIPING)] == [1, 0]
        visit.refresh_from_db()
        assert visit.content["wiped_on"] == "2026-09-02" and not [line for line in verify.faults() if visit.number in line]
