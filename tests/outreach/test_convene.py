"""召集联席会议."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.meetings import DAY, NOON, MeetingCases, Meetings
from xinqiao.ledger.models import Entry
from xinqiao.outreach.models import OutreachRecord


class TestConvene(MeetingCases):
    step, station = "convene", ""
    bad = (
        ({"begins_at": DAY - timedelta(days=30)}, "day"), ({"ends_at": DAY}, "until"), ({"begins_at": DAY + timedelta(days=400), "ends_at": NOON + timedelta(days=400)}, "day"),
        ({"place": " "}, "place"), ({"person_id": 0}, "person_id"), ({"units": ()}, "units"), ({"units": (0,)}, "units"),
    )  # fmt: skip

    def record(self, desk: Meetings, station: str) -> OutreachRecord:
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.convened()
        assert (row.number, row.status, row.waits_for, f"{row.due_on}") == ("joint_meeting-1", "meeting_convened", "coordinator", "2026-03-12")
        assert row.person_id == desk.house.person("leader").pk and row.content["units"] == [desk.house.mine.pk, desk.house.other_mine.pk]
        assert "三楼" not in str(Entry.objects.get(subject=row.number).body)

    def test_only_a_leader_chairs_and_the_office_does_not_invite_itself(self, desk: Meetings) -> None:
        assert self.refusal(desk, desk.new(), "clerk", person_id=desk.house.person("unit_head").pk).field == "person_id"
        assert self.refusal(desk, desk.new(), "clerk", units=(desk.house.office.pk,)).field == "units"

    def test_one_meeting_at_one_time(self, desk: Meetings) -> None:
        desk.convened()
        assert self.refusal(desk, desk.new(), "head").field == "day"
        desk.convened(begins_at=DAY + timedelta(days=1), ends_at=NOON + timedelta(days=1))
