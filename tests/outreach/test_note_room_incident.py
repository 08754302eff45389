"""记下当时发生的事."""

from __future__ import annotations

from tests.outreach.rooms import TALKED, WIPING, Room, RoomCases
from xinqiao.rules.procedures.room import ROOM_VISIT


class TestNoteRoomIncident(RoomCases):
    step = "note_room_incident"
    bad = (({"facts": ""}, "facts"), ({"witness": " "}, "witness"), ({"witness": "长" * 61}, "witness"), ({"facts": "长" * 1001}, "facts"))

    def test_every_other_status_refuses_it(self, desk: Room) -> None:  # type: ignore[override]
        """No status but the beginning does: something may happen at any moment of a visit, and be noted after it."""
        assert ROOM_VISIT.by_name[self.step].source == frozenset(ROOM_VISIT.statuses)

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_left"), "receptionist", TALKED)
        (note,) = visit.content["incidents"]
        assert "热水壶" in note["facts"] and note["witness"] == "当班保安" and visit.status == "room_left"

    def test_the_visitors_name_is_taken_out_first(self, desk: Room) -> None:
        visit = desk.take("note_room_visit", desk.at("room_at_window"), "receptionist", TALKED, heads=1, speakers=0, names=("范小安",), names_wished=True)
        assert self.refusal(desk, visit, "receptionist", facts="范小安大声说话。").field == "facts"

    def test_the_same_form_is_kept_once(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_at_window"), "receptionist", TALKED, token="a" * 32)
        assert self.refusal(desk, visit, "receptionist", token="a" * 32).field == "token"

    def test_after_its_words_were_wiped_nothing_is_added(self, desk: Room) -> None:
        visit = desk.take("wipe_room_visit", desk.at("room_left"), "clockwork", WIPING)
        assert "抹去" in self.refusal(desk, visit, "receptionist").words.zh
