"""同意来，定下时间."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.architecture.source import none
from tests.outreach.days import DAY, NOON, PLANNING, Days
from tests.outreach.requests import ANSWERING, RequestCases, Requests
from xinqiao.ops import verify
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import announced
from xinqiao.petitions.refused import Refused


class TestAgreeLeader(RequestCases):
    step = "agree_leader"
    bad = (({"slots": 0}, "slots"), ({"ends_at": DAY}, "until"), ({"slots": 12}, "until"), ({"begins_at": PLANNING}, "day"))

    def test_it_does_what_its_row_says(self, desk: Requests) -> None:
        """The day is the mine's, planned and not announced; the mine publishes it."""
        made = desk.at("leader_agreed")
        day = OutreachRecord.objects.get(number=made.content["day"])
        assert (made.status, made.waits_for, day.status, day.unit_id, day.person_id) == ("leader_agreed", "", "reception_planned", desk.house.mine.pk, desk.house.person("leader").pk)
        assert day.content == {"place": "二矿会议室", "slots": 6, "minutes": 20, "request": made.number} and announced(PLANNING.date(), 9) == []
        day = desk.take("publish_reception", day, "unit_head", ANSWERING)
        assert announced(ANSWERING.date(), 9) == [day]
        none(list(verify.faults()))

    def test_a_leader_who_is_taken_is_not_promised(self, desk: Requests) -> None:
        made = desk.at("leader_asked")
        desk.take("plan_reception", Days.new(desk), "clerk", PLANNING)
        assert "另一场接待" in self.refusal(desk, made, "clerk").words.zh

    def test_who_asked_does_not_move_the_day_of_a_leader_from_above(self, desk: Requests) -> None:
        day = OutreachRecord.objects.get(number=desk.at("leader_agreed").content["day"])
        later = {"begins_at": DAY + timedelta(days=1), "ends_at": NOON + timedelta(days=1)}
        with pytest.raises(Refused) as caught:
            desk.take("move_reception", day, "unit_head", ANSWERING, place="二矿会议室", reason="会议室占了。", **later)
        assert "另请一次" in caught.value.words.zh
        assert desk.take("cancel_reception", day, "unit_head", ANSWERING, reason="会议室占了。").status == "reception_cancelled"
