"""不列这一项."""

from __future__ import annotations

from tests.outreach.meetings import MeetingCases, Meetings


class TestTakeOffAgenda(MeetingCases):
    step, station = "take_off_agenda", "meeting_called"
    bad = (({"reason": " "}, "reason"), ({"item": 9}, "item"), ({"item": None, "proposal": "stuck:QC-2026-999999"}, "proposal"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("take_off_agenda", desk.at("meeting_called"), "head", self.at)
        assert row.content["items"] == [] and row.content["left"][0]["why"] == "两家已经商量好了。" and row.content["left"][0]["subject"] == "通勤车改线以后晚班没有车"
