"""收起会议通知: it happens only as part of another step."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.meetings import DAY, Meetings
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.meeting import MEETING_INVITATION


def test_nobody_takes_it_alone(enterprise: Enterprise) -> None:
    office = Meetings(enterprise)
    record = office.invitation(office.at("meeting_called"))
    for who in ("clerk", "leader", "unit_head", "clockwork"):
        with pytest.raises(Refused) as caught:
            office.take("end_invitation", record, who, DAY)
        assert "不能单独办" in caught.value.words.zh
    assert MEETING_INVITATION.by_name["end_invitation"].is_inner


def test_as_part_of_open_meeting(enterprise: Enterprise) -> None:
    office = Meetings(enterprise)
    made = office.invitation(office.at("meeting_open"))
    assert made.status == "invitation_over" and made.content["over_on"] == "2026-03-12" and not made.waits_for
