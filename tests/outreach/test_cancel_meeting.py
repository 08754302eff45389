"""取消这次会议."""

from __future__ import annotations

from tests.outreach.meetings import MeetingCases, Meetings
from xinqiao.outreach.meetings import invitations


class TestCancelMeeting(MeetingCases):
    step, station = "cancel_meeting", "meeting_called"
    bad = (({"reason": ""}, "reason"), ({"reason": "长" * 501}, "reason"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("cancel_meeting", desk.at("meeting_called"), "clerk", self.at)
        assert (row.status, row.waits_for, row.content["cancelled"]) == ("meeting_cancelled", "", "并到下个月。")
        assert {each.status for each in invitations(row.number)} == {"invitation_over"}
