"""记下来访."""

from __future__ import annotations

from tests.outreach.rooms import TALKED, Room, RoomCases


class TestNoteRoomVisit(RoomCases):
    step = "note_room_visit"
    bad = (
        ({"heads": 0}, "heads"), ({"speakers": 6}, "speakers"), ({"speakers": 0}, "speakers"), ({"heads": 2, "speakers": 3}, "speakers"), ({"companions": -1}, "companions"),
        ({"names": ("范小安",)}, "names"), ({"names": ("甲",) * 6, "names_wished": True}, "names"), ({"names": ("长" * 61,), "names_wished": True}, "names"), ({"wish": "长" * 501}, "wish"),
    )  # fmt: skip

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_at_window"), "receptionist", TALKED)
        said = visit.content
        assert (said["heads"], said["speakers"], said["companions"], said["names"]) == (7, 3, 2, []) and visit.status == "room_at_window"

    def test_the_limit_of_five_is_said_kindly_and_with_its_article(self, desk: Room) -> None:
        words = self.refusal(desk, desk.at("room_at_window"), "receptionist", speakers=6).words
        assert "条例§20(3)" in words.zh and "请和大家商量" in words.zh and "article 20(3)" in words.en

    def test_a_name_only_where_he_wishes_it(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_at_window"), "receptionist", TALKED, heads=1, speakers=0, names=("范小安",), names_wished=True)
        assert visit.content["names"] == ["范小安"]
