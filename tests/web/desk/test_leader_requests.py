"""Asking for a leader from above, on the pages: asked, answered, read by both, published only when agreed."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.web.golden_queries import counted
from xinqiao.outreach.models import OutreachRecord

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10
URL = "/desk/reception/"


def asked(enterprise: Enterprise, **more: Any) -> dict[str, Any]:
    return {"person_id": enterprise.person("leader").pk, "on": (timezone.localdate() + timedelta(days=9)).isoformat(), "place": "二矿会议室", "reason": "三号楼供暖的事，矿上定不了。", **more}


def said(answer: Any) -> str:
    return unescape(answer.content.decode())


def request_of(visit: Any, enterprise: Enterprise) -> OutreachRecord:
    assert visit("unit_head").client.post(f"{URL}ask/", asked(enterprise)).status_code == 302
    return OutreachRecord.objects.get(kind="leader_request")


def test_asked_agreed_and_published_by_the_mine(visit: Any, enterprise: Enterprise) -> None:
    row, day = request_of(visit, enterprise), (timezone.localdate() + timedelta(days=10)).isoformat()
    for who in ("unit_head", "clerk"):
        assert "三号楼供暖的事" in visit(who).page(URL) and "请了，等回话" in visit(who).page(URL), who
    step = f"{URL}asked/{row.number}/agree_leader/"
    assert step in visit("clerk").page(URL) and step not in visit("unit_head").page(URL)
    assert "请上级领导来接待" in visit("clerk").page("/desk/")
    wrong = visit("clerk").client.post(step, {"version": row.version, "day": day, "since": "11:00", "until": "09:00", "slots": 6, "minutes": 20})
    assert "结束时间要晚于开始时间" in said(wrong) and 'value="11:00"' in said(wrong)
    for _n in range(2):  # pressed twice
        visit("clerk").client.post(step, {"version": row.version, "day": day, "since": "09:00", "until": "11:30", "slots": 6, "minutes": 20})
    made = OutreachRecord.objects.get(kind="reception_day")
    assert made.unit_id == enterprise.mine.pk and made.status == "reception_planned" and f"{URL}{made.number}/" in visit("unit_head").page(URL)
    assert "测试leader" not in visit("unit_head").page("/reception/")
    page = visit("unit_head").page(f"{URL}{made.number}/")
    assert f"{URL}{made.number}/publish_reception/" in page and "move_reception" not in page and "cancel_reception" in page


def test_declined_with_a_reason_that_both_read(visit: Any, enterprise: Enterprise) -> None:
    row = request_of(visit, enterprise)
    assert visit("clerk").client.post(f"{URL}asked/{row.number}/decline_leader/", {"version": row.version, "reason": "那天在省里开会。"}).status_code == 302
    for who in ("unit_head", "clerk"):
        assert "那天在省里开会。" in visit(who).page(URL)
    assert not OutreachRecord.objects.filter(kind="reception_day").exists()


def test_whoever_has_nobody_above_does_not_ask_and_strangers_find_nothing(visit: Any, enterprise: Enterprise) -> None:
    row = request_of(visit, enterprise)
    assert visit("clerk").get(f"{URL}ask/").status_code == 404 and f"{URL}ask/" not in visit("clerk").page(URL)
    for number, name in ((row.number, "ask_leader"), ("leader_request-999", "agree_leader"), (row.number, "nothing")):
        assert visit("clerk").get(f"{URL}asked/{number}/{name}/").status_code == 404
    assert visit("other_head").get(f"{URL}asked/{row.number}/agree_leader/").status_code == 404
    assert "三号楼供暖的事" not in visit("other_head").page(URL)


def test_what_was_typed_stays_and_a_second_press_says_so(visit: Any, enterprise: Enterprise) -> None:
    request_of(visit, enterprise)
    page = said(visit("unit_head").client.post(f"{URL}ask/", asked(enterprise)))
    assert "已经请过了" in page and "三号楼供暖的事" in page and OutreachRecord.objects.filter(kind="leader_request").count() == 1


def test_queries_and_english(visit: Any, enterprise: Enterprise) -> None:
    request_of(visit, enterprise)
    assert counted(visit("clerk"), URL) <= MOST_QUERIES and counted(visit("unit_head"), f"{URL}ask/") <= MOST_QUERIES
    assert "Ask for a leader from above" in visit("unit_head", "en").page(URL)
