"""交办会议任务: it happens only as part of another step."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.meetings import DAY, Meetings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.meeting import MEETING_TASK


def test_nobody_takes_it_alone(enterprise: Enterprise) -> None:
    office = Meetings(enterprise)
    record = OutreachRecord(kind="meeting_task", unit_id=enterprise.mine.pk)
    for who in ("clerk", "leader", "unit_head", "clockwork"):
        with pytest.raises(Refused) as caught:
            office.take("assign_task", record, who, DAY)
        assert "不能单独办" in caught.value.words.zh
    assert MEETING_TASK.by_name["assign_task"].is_inner


def test_as_part_of_sign_minutes(enterprise: Enterprise) -> None:
    office = Meetings(enterprise)
    made = office.at("task_set")
    assert made.content["meeting"] == "joint_meeting-1" and made.content["proof"] == "贴出来的班次表。" and made.raised_in == office.house.office.pk
