"""开会，记谁到了."""

from __future__ import annotations

import pytest

from tests.outreach.meetings import CALLING, DAY, MeetingCases, Meetings
from xinqiao.outreach.meetings import invitations
from xinqiao.petitions.refused import Refused


class TestOpenMeeting(MeetingCases):
    step, station, at = "open_meeting", "meeting_called", DAY
    bad = (({"came": ()}, "came"), ({"came": ((0, 0),)}, "came"), ({"others": "长" * 501}, "others"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("open_meeting", desk.at("meeting_called"), "clerk", DAY, others="财务科张科长列席")
        here, away = row.content["present"]
        assert row.status == "meeting_open" and (here["person"], away["person"]) == (desk.house.person("handler").pk, None)
        assert {each.status for each in invitations(row.number)} == {"invitation_over"}

    def test_who_was_named_and_who_came_stay_apart(self, desk: Meetings) -> None:
        """A substitute is visible: the head said that he comes, and the handler came."""
        row = desk.at("meeting_called")
        desk.take("name_seat", desk.invitation(row), "unit_head", CALLING)
        row = desk.take("open_meeting", row, "clerk", DAY)
        assert row.content["present"][0] == {"unit": desk.house.mine.pk, "person": desk.house.person("handler").pk, "named": desk.house.person("unit_head").pk, "is_head": False}

    def test_not_before_its_day(self, desk: Meetings) -> None:
        assert "还没有到" in self.refuse_early(desk).words.zh

    def refuse_early(self, desk: Meetings) -> Refused:
        """Attempt it eight days before."""
        with pytest.raises(Refused) as caught:
            desk.take("open_meeting", desk.at("meeting_called"), "clerk", CALLING)
        return caught.value
