"""列入请来的领导的接待: it happens only as part of another step."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.days import DAY, NOON, PLANNING
from tests.outreach.requests import ANSWERING, Requests
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import plan_reception
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.reception import RECEPTION_DAY
from xinqiao.rules.terms_outreach import OutreachKind


def test_nobody_takes_it_alone(enterprise: Enterprise) -> None:
    desk = Requests(enterprise)
    day = plan_reception.Entry(person_id=enterprise.person("leader").pk, begins_at=DAY, ends_at=NOON, place="二矿会议室")
    record = OutreachRecord(kind=OutreachKind.RECEPTION_DAY.value, unit_id=enterprise.mine.pk)
    for who in ("clerk", "unit_head", "clockwork"):
        with pytest.raises(Refused) as caught:
            desk.take("plan_asked_reception", record, who, PLANNING, day=day, request="leader_request-1")
        assert "不能单独办" in caught.value.words.zh
    assert RECEPTION_DAY.by_name["plan_asked_reception"].is_inner


def test_as_part_of_agree_leader(enterprise: Enterprise) -> None:
    made = Requests(enterprise).at("leader_agreed")
    day = OutreachRecord.objects.get(number=made.content["day"])
    assert (day.status, day.unit_id, day.content["request"]) == ("reception_planned", enterprise.mine.pk, made.number)


def test_who_left_his_post_meanwhile_is_not_planned(enterprise: Enterprise) -> None:
    """Agreed for a day on which he leads nothing there any more: nothing is written."""
    desk = Requests(enterprise)
    made = desk.at("leader_asked")
    enterprise.person("leader").posts.update(valid_to=PLANNING.date())
    with pytest.raises(Refused):
        desk.take("agree_leader", made, "clerk", ANSWERING)
    made.refresh_from_db()
    assert made.status == "leader_asked" and not OutreachRecord.objects.filter(kind="reception_day").exists()
