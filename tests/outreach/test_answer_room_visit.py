"""当场书面答复给了他."""

from __future__ import annotations

import pytest

from tests.outreach.rooms import TALKED, Room, RoomCases
from xinqiao.documents.models import Document
from xinqiao.petitions.refused import Refused


class TestAnswerRoomVisit(RoomCases):
    step, station = "answer_room_visit", "room_registered"

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        assert desk.take(self.step, desk.at("room_registered"), "receptionist", TALKED).status == "room_answered"

    def test_only_a_signed_answer_counts(self, desk: Room, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Room, "signed", lambda _self, _number: None)
        visit = desk.at("room_registered")
        assert not Document.objects.filter(kind="spot_reply").exists()
        with pytest.raises(Refused) as caught:
            desk.take(self.step, visit, "receptionist", TALKED)
        assert "还没有签发" in caught.value.words.zh
