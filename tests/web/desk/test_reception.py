"""The pages of leaders' reception days: the plan, a day, its steps; and what everybody reads of it on the portal."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.days import Days
from tests.web.golden_queries import counted, expected
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import SHANGHAI

pytestmark = pytest.mark.django_db


@pytest.fixture
def days(enterprise: Enterprise) -> Days:
    return Days(enterprise)


def on(ahead: int) -> dict[str, Any]:
    """Return the hours of a morning that is some days ahead."""
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=ahead), time(9), SHANGHAI)
    return {"begins_at": begins_at, "ends_at": begins_at + timedelta(hours=3)}


def a_day(days: Days, ahead: int = 7, *steps: str) -> OutreachRecord:
    """Return a day some days ahead, after some steps of the clerk."""
    now = timezone.now()
    record = days.take("plan_reception", days.new(), "clerk", now, **on(ahead))
    for step in steps:
        record = days.take(step, record, "clerk", now)
    return record


def portal(language: str = "zh-hans") -> str:
    client = Client()
    client.cookies["language"] = language
    answer = client.get("/reception/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def form(ahead: int = 7, **more: Any) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=ahead)
    return {"day": day.isoformat(), "since": "09:00", "until": "12:00", "place": "集团一楼接待室", "slots": "9", "minutes": "20", **more}


def test_a_day_is_planned_published_and_read_by_everybody(days: Days, visit: Any) -> None:
    clerk = visit("clerk")
    assert "这段时间还没有接待计划" in clerk.page("/desk/reception/")
    answer = clerk.client.post("/desk/reception/plan/", form(person_id=days.house.person("leader").pk))
    day = OutreachRecord.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/desk/reception/{day.number}/" and "近期还没有公布的接待日" in portal()
    page = clerk.page(f"/desk/reception/{day.number}/")
    assert "测试leader" in page and "09:00–12:00" in page and "11:40" in page and "publish_reception" in page
    clerk.client.post(f"/desk/reception/{day.number}/publish_reception/", {"version": day.version})
    assert "测试leader" in portal() and "集团一楼接待室" in portal() and "9 slots of 20 minutes" in portal("en")


def test_what_was_typed_stays_where_something_is_wrong(days: Days, visit: Any) -> None:
    answer = visit("clerk").client.post("/desk/reception/plan/", form(person_id=days.house.person("leader").pk, slots="40", place="老办公楼三层"))
    page = unescape(answer.content.decode())
    assert answer.status_code == 200 and "40 个号、每个 20 分钟，这段时间不够" in page and "老办公楼三层" in page and not OutreachRecord.objects.exists()


def test_pressed_twice_it_is_planned_once(days: Days, visit: Any) -> None:
    clerk, values = visit("clerk"), form(person_id=days.house.person("leader").pk)
    assert clerk.client.post("/desk/reception/plan/", values).status_code == 302
    assert "另一场接待" in unescape(clerk.client.post("/desk/reception/plan/", values).content.decode()) and OutreachRecord.objects.count() == 1


def test_a_swap_is_seen_with_its_reason(days: Days, visit: Any) -> None:
    day = a_day(days, 7, "publish_reception", "swap_leader")
    for page in (visit("clerk").page(f"/desk/reception/{day.number}/"), portal()):
        assert "原来是测试leader接待，换成测试second_leader：去省里开会。" in page
    assert "leader was to receive, second_leader does" in portal("en")


def test_a_day_that_was_moved_or_cancelled_says_so(days: Days) -> None:
    now, day = timezone.now(), a_day(days, 7, "publish_reception")
    day = days.take("move_reception", day, "clerk", now, **on(8), place="二矿会议室")
    assert "方便二矿的人来。" in portal() and "集团一楼接待室" in portal() and "二矿会议室" in portal()
    days.take("cancel_reception", day, "clerk", now)
    assert "当天停电。" in portal()


def test_a_form_that_somebody_overtook_changes_nothing_and_keeps_what_was_typed(days: Days, visit: Any) -> None:
    day, clerk = a_day(days, 7, "publish_reception"), visit("clerk")
    seen = day.version
    days.take("swap_leader", day, "clerk", timezone.now())
    url = f"/desk/reception/{day.number}/cancel_reception/"
    page = unescape(clerk.client.post(url, {"version": seen, "reason": "会场被占用"}).content.decode())
    assert "会场被占用" in page and f'name="version" value="{seen + 1}"' in page
    assert OutreachRecord.objects.get().status == "reception_published"
    assert clerk.client.post(url, {"version": seen + 1, "reason": "会场被占用"}).status_code == 302
    assert "取消" in unescape(clerk.client.post(url, {"version": seen + 1, "reason": "会场被占用"}).content.decode())  # twice: refused with a sentence
    assert OutreachRecord.objects.get().status == "reception_cancelled"


def test_who_may_open_it(days: Days, visit: Any) -> None:
    day = a_day(days)
    may = {}
    for key in ("receptionist", "clerk", "head", "leader", "handler", "unit_head", "discipline", "auditor", "admin", "custodian"):
        may[key] = visit(key).client.get(f"/desk/reception/{day.number}/").status_code
    assert {key for key, code in may.items() if code == 200} == {"receptionist", "clerk", "head", "leader"} and set(may.values()) == {200, 404}
    assert visit("leader").client.get("/desk/reception/plan/").status_code == 404 and "cancel_reception" not in visit("leader").page(f"/desk/reception/{day.number}/")
    refused = visit("receptionist").client.post(f"/desk/reception/{day.number}/cancel_reception/", {"version": day.version, "reason": "不办了"})
    assert refused.status_code == 200 and OutreachRecord.objects.get().status == "reception_planned"


@pytest.mark.parametrize("given", ["", "x", "2026-13-01", "9999-12-31", "0001-01-01"])
def test_any_day_may_be_asked_for(days: Days, visit: Any, given: str) -> None:
    assert visit("clerk").client.get("/desk/reception/", {"since": given}).status_code == 200


def test_the_pages_take_as_many_queries_for_many_days_as_for_few(days: Days, visit: Any) -> None:
    for ahead in range(2, 14):
        a_day(days, ahead, "publish_reception", "swap_leader")
    clerk, first = visit("clerk"), OutreachRecord.objects.first()
    assert first is not None and counted(clerk, "/desk/reception/") == expected("desk")["reception"] <= 10
    assert counted(clerk, f"/desk/reception/{first.number}/") <= 10 and counted(clerk, f"/desk/reception/{first.number}/move_reception/") <= 10
    assert counted(Client(), "/reception/") == expected("portal")["reception"] <= 10
