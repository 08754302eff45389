"""改会议安排."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.meetings import DAY, NOON, MeetingCases, Meetings
from xinqiao.outreach.meetings import invitations


class TestMoveMeeting(MeetingCases):
    step, station = "move_meeting", "meeting_called"
    bad = (({"reason": ""}, "reason"), ({"units": ()}, "units"), ({"person_id": 0}, "person_id"), ({"begins_at": NOON}, "until"), ({"place": "集团三楼会议室"}, "reason"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("move_meeting", desk.at("meeting_called"), "clerk", self.at, begins_at=DAY + timedelta(days=1), ends_at=NOON + timedelta(days=1))
        assert f"{row.on}" == "2026-03-13" and row.content["moves"][0]["place"] == "集团三楼会议室" and row.content["moves"][0]["why"] == "方便到现场看。"

    def test_units_that_come_in_are_invited_and_those_that_need_not_come_lose_theirs(self, desk: Meetings) -> None:
        row = desk.at("meeting_called")
        desk.take("move_meeting", row, "clerk", self.at, units=(desk.house.mine.pk, desk.house.discipline_unit.pk))
        found = {each.unit_id: each.status for each in invitations(row.number)}
        assert found == {desk.house.mine.pk: "unit_invited", desk.house.other_mine.pk: "invitation_withdrawn", desk.house.discipline_unit.pk: "unit_invited"}
