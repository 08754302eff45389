"""请一个单位: it happens only as part of another step."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.meetings import DAY, Meetings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.meeting import MEETING_INVITATION


def test_nobody_takes_it_alone(enterprise: Enterprise) -> None:
    office = Meetings(enterprise)
    record = OutreachRecord(kind="meeting_invitation", unit_id=enterprise.mine.pk)
    for who in ("clerk", "leader", "unit_head", "clockwork"):
        with pytest.raises(Refused) as caught:
            office.take("invite_unit", record, who, DAY)
        assert "不能单独办" in caught.value.words.zh
    assert MEETING_INVITATION.by_name["invite_unit"].is_inner


def test_as_part_of_send_invitations(enterprise: Enterprise) -> None:
    office = Meetings(enterprise)
    made = office.invitation(office.at("meeting_called"))
    assert made.status == "unit_invited" and made.place_key == "joint_meeting-1" and f"{made.on}" == "2026-03-12"
