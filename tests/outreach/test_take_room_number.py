"""取号."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outreach.rooms import COMING, Room, RoomCases
from xinqiao.outreach import room_numbers
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.room import queue_number
from xinqiao.outreach.steps import take_room_number
from xinqiao.petitions.refused import Refused
from xinqiao.rules.transition import WRONG_STATUS


class TestTakeRoomNumber(RoomCases):
    step, at = "take_room_number", COMING
    allowed = frozenset({"receptionist", "clerk", "head", "clockwork"})
    bad = (({"heads": 0}, "heads"), ({"heads": 100_001}, "heads"), ({"token": "x" * 41}, "token"))

    def record(self, desk: Room, station: str) -> OutreachRecord:  # type: ignore[override]
        return desk.new()

    def test_every_other_status_refuses_it(self, desk: Room) -> None:  # type: ignore[override]
        for status in self.table.statuses:
            assert self.refusal(desk, desk.at(status.value), self.by).words == WRONG_STATUS.fill(status=status, step=self.table.by_name[self.step].label)

    def test_taken_twice_it_is_done_once(self, desk: Room) -> None:  # type: ignore[override]
        taken = desk.take(self.step, desk.new(), self.by, self.at)
        assert self.refusal(desk, taken, self.by).words.zh

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        first, second = desk.came(heads=3), desk.came()
        assert [queue_number(row) for row in (first, second)] == [1, 2] and first.content["heads"] == 3
        assert first.status == "room_in_queue" and first.waits_for == "intake" and first.begins_at == COMING

    def test_numbers_begin_at_one_every_day(self, desk: Room) -> None:
        desk.came()
        assert queue_number(desk.came(COMING + timedelta(days=1))) == 1

    def test_the_same_form_gets_one_number(self, desk: Room) -> None:
        entry = take_room_number.Entry(token="a" * 32)
        taken = [room_numbers.take_number(desk.house.office.pk, entry, actor=desk.actor("clockwork", COMING), at=COMING) for _ in range(2)]
        assert taken[0].pk == taken[1].pk and OutreachRecord.objects.filter(kind="room_visit").count() == 1
        assert queue_number(desk.came()) == 2

    def test_when_the_numbers_are_used_up_it_says_where_to_go(self, desk: Room, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(take_room_number, "MOST_A_DAY", 1)
        desk.came()
        with pytest.raises(Refused) as caught:
            desk.came()
        assert "窗口" in caught.value.words.zh
