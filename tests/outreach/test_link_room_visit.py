"""登记成信访事项."""

from __future__ import annotations

from tests.outreach.rooms import TALKED, Room, RoomCases
from xinqiao.ledger.models import Entry


class TestLinkRoomVisit(RoomCases):
    step = "link_room_visit"
    bad = (({"petition": ""}, "petition"), ({"petition": "QC-2026-999999"}, "petition"))

    def test_it_does_what_its_row_says(self, desk: Room) -> None:
        visit = desk.take(self.step, desk.at("room_at_window"), "receptionist", TALKED)
        assert visit.status == "room_registered" and visit.ends_at == TALKED and visit.waits_for == "clockwork"
        assert visit.content["petition"] not in str(list(Entry.objects.filter(subject=visit.number).values_list("body", flat=True)))

    def test_what_a_colleague_registered_is_not_his_to_link(self, desk: Room) -> None:
        visit = desk.at("room_at_window")
        assert self.refusal(desk, visit, "receptionist", petition=desk.mine("clerk", TALKED)).field == "petition"
