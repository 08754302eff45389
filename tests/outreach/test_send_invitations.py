"""发会议通知."""

from __future__ import annotations

from tests.outreach.meetings import MeetingCases, Meetings
from xinqiao.outreach.meetings import invitations
from xinqiao.outreach.models import OutreachRecord


class TestSendInvitations(MeetingCases):
    step, station = "send_invitations", "meeting_convened"

    def record(self, desk: Meetings, station: str) -> OutreachRecord:
        return desk.take("put_on_agenda", desk.at("meeting_convened"), "clerk", self.at)

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("meeting_called")
        found = invitations(row.number)
        assert row.content["called_on"] == "2026-03-04" and [each.unit_id for each in found] == row.content["units"]
        assert {(each.status, each.waits_for, f"{each.due_on}") for each in found} == {("unit_invited", "unit_head", "2026-03-12")}

    def test_not_without_an_item(self, desk: Meetings) -> None:
        assert "还没有议题" in self.refusal(desk, desk.at("meeting_convened"), "clerk").words.zh
