"""散会，送主持人签."""

from __future__ import annotations

from tests.outreach.meetings import NOON, MeetingCases, Meetings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.waiting import waiting


class TestCloseMeeting(MeetingCases):
    step, station, at = "close_meeting", "meeting_open", NOON

    def record(self, desk: Meetings, station: str) -> OutreachRecord:
        return desk.take("decide_item", desk.at("meeting_open"), "clerk", NOON)

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("minutes_written")
        assert (row.status, row.waits_for, f"{row.due_on}") == ("minutes_written", "leader", "2026-03-15")
        found = waiting(desk.actor("leader", NOON), row.due_on)  # type: ignore[arg-type]
        assert [(each.kind.value, each.n) for each in found] == [("joint_meeting", 1)]

    def test_not_while_an_item_has_no_decision(self, desk: Meetings) -> None:
        assert "1 个议题" in self.refusal(desk, desk.at("meeting_open"), "clerk").words.zh
