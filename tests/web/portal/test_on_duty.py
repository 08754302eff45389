"""The portal says who is on duty now, with the number to call, and nothing else about anybody."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.shifts import Desk
from tests.web.golden_queries import counted, expected
from xinqiao.outreach.models import OutreachRecord

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def on_duty(enterprise: Enterprise, phone: str = "", who: str = "receptionist") -> OutreachRecord:
    desk, now = Desk(enterprise), timezone.now()
    shift = desk.take("plan_shift", desk.new(), "clerk", now - 3 * HOUR, person_id=enterprise.person(who).pk, begins_at=now - HOUR, ends_at=now + 7 * HOUR, phone=phone)
    return desk.take("begin_shift", shift, who, now - HOUR)


def read(path: str, language: str = "zh-hans") -> str:
    client = Client()
    client.cookies["language"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("path", ["/", "/on-duty/"])
def test_it_says_who_is_there_and_the_number_that_the_roster_gives(enterprise: Enterprise, path: str) -> None:
    assert "现在没有人在岗" in read(path) and "Nobody is on duty" in read(path, "en")
    on_duty(enterprise, phone="0391-5550122")
    page = read(path)
    assert "测试receptionist" in page and "0391-5550122" in page and "现在没有人在岗" not in page.partition("别的单位")[0]
    assert "on duty until" in read(path, "en")


@pytest.mark.parametrize("path", ["/", "/on-duty/"])
def test_without_a_number_of_the_shift_the_units_own_is_called(enterprise: Enterprise, path: str) -> None:
    on_duty(enterprise)
    assert 'href="tel:0391-5550100"' in read(path)


def test_a_desk_where_nobody_sits_is_told_after_those_where_somebody_does(enterprise: Enterprise) -> None:
    desk, now = Desk(enterprise), timezone.now()
    record = OutreachRecord(kind="shift", unit_id=enterprise.mine.pk)
    shift = desk.take("plan_shift", record, "unit_head", now - 3 * HOUR, person_id=enterprise.person("handler").pk, begins_at=now - HOUR, ends_at=now + HOUR, phone="0391-5550177")
    desk.take("begin_shift", shift, "handler", now - HOUR)
    page = read("/on-duty/")
    order = [page.index(words) for words in ("集团信访办</h2>", "二矿</h2>", "0391-5550177", "别的单位现在没有人在岗", "三矿")]
    assert order == sorted(order) and "0391-5550177" not in read("/")


def test_whoever_is_only_planned_or_has_handed_over_is_not_named(enterprise: Enterprise) -> None:
    desk, now = Desk(enterprise), timezone.now()
    shift = on_duty(enterprise)
    desk.take("plan_shift", desk.new(), "clerk", now, person_id=enterprise.person("clerk").pk, begins_at=now, ends_at=now + HOUR)
    assert "测试clerk" not in read("/")
    desk.take("hand_over", shift, "receptionist", now, notes="没有待办。")
    assert "测试receptionist" not in read("/") and "没有待办" not in read("/on-duty/")


def test_it_takes_one_query_more_however_long_the_roster_is(enterprise: Enterprise) -> None:
    assert counted(Client(), "/on-duty/") == expected("portal")["on_duty"]
    on_duty(enterprise)
    assert counted(Client(), "/on-duty/") == expected("portal")["on_duty"] and counted(Client(), "/") == expected("portal")["home"]
