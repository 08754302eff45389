"""The yearly plan of the reception days as a file: Excel out and in, all rows or none, and iCalendar."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.days import Days
from tests.web.desk.test_reception import a_day
from tests.web.desk.test_roster import book
from xinqiao.outreach.models import OutreachRecord

pytestmark = pytest.mark.django_db
HEADINGS = ("日期", "接待领导", "开始时间", "结束时间", "地点", "放几个号", "每人几分钟")
URL = "/desk/reception/import/"


@pytest.fixture
def days(enterprise: Enterprise) -> Days:
    return Days(enterprise)


def ahead(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def plan(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    return book(*rows, headings=HEADINGS)


def kept(answer: Any) -> str:
    return str(unescape(answer.content.decode()).split('name="kept" value="')[1].split('"', maxsplit=1)[0])


def test_the_plan_of_the_office_is_shown_first_and_then_written_once(days: Days, visit: Any) -> None:
    clerk = visit("clerk")
    file = plan((ahead(7), "测试leader", "9:00", "12点", "集团一楼", "9", "20"), (ahead(21), "second_leader", "14:30", "17:30", "二矿", "", ""))
    shown = clerk.client.post(URL, {"file": file})
    assert "新列入 2 场" in shown.content.decode() and not OutreachRecord.objects.exists()
    for _ in range(2):
        assert clerk.client.post(f"{URL}load/", {"kept": kept(shown)}).status_code == 302
    assert list(OutreachRecord.objects.order_by("on").values_list("status", flat=True)) == ["reception_planned"] * 2
    assert OutreachRecord.objects.latest("on").content == {"place": "二矿", "slots": 8, "minutes": 20}


def test_one_wrong_row_and_nothing_is_written(days: Days, visit: Any) -> None:
    rows = [
        (ahead(7), "测试leader", "9:00", "12:00", "集团一楼", "9", "20"), (ahead(8), "没有这个人", "9:00", "12:00", "集团一楼", "", ""),
        (ahead(9), "测试leader", "九点", "12:00", "集团一楼", "", ""), (ahead(10), "测试leader", "9:00", "12:00", "集团一楼", "八", ""),
        (ahead(11), "测试leader", "12:00", "9:00", "集团一楼", "", ""), (ahead(7), "测试leader", "9:00", "12:00", "集团二楼", "", ""), (ahead(-7), "测试leader", "9:00", "12:00", "集团一楼", "", ""),
    ]  # fmt: skip
    said = unescape(visit("clerk").client.post(URL, {"file": plan(*rows)}).content.decode())
    for words in ("没有“没有这个人”", "“九点”不是时间", "“八”不是数字", "结束时间要晚于开始时间", "另一场接待", "请定一个还没到的时间", "第 3 行", "什么都没有写"):
        assert words in said, words
    assert not OutreachRecord.objects.exists()


def test_what_is_exported_is_taken_in_again_without_change(days: Days, visit: Any) -> None:
    clerk, day = visit("clerk"), a_day(days, 7)
    content = clerk.client.get(f"/desk/reception/receptions.xlsx?year={day.on.year}").content
    shown = clerk.client.post(URL, {"file": SimpleUploadedFile("r.xlsx", content)}).content.decode()
    assert "新列入 0 场" in shown and "1 场原来就在计划里" in shown
    empty = clerk.client.get("/desk/reception/template.xlsx").content
    assert "没有一行" in clerk.client.post(URL, {"file": SimpleUploadedFile("t.xlsx", empty)}).content.decode()
    assert clerk.client.post(URL, {"file": SimpleUploadedFile("t.txt", b"no")}).status_code == 200


def test_the_calendar_tells_who_when_where_and_what_is_off_and_nobody_who_comes(days: Days, visit: Any) -> None:
    day = a_day(days, 7, "publish_reception")
    off = a_day(days, 8, "publish_reception", "cancel_reception")
    made = icalendar.Calendar.from_ical(visit("leader").client.get(f"/desk/reception/receptions.ics?year={day.on.year}").content)
    events = {str(event["uid"]): event for event in made.walk("VEVENT")}
    event = events[f"{day.number}@xinqiao"]
    assert "测试leader" in event["summary"] and "集团一楼接待室" in event["location"] and event["dtstart"].dt == day.begins_at and "description" not in event
    if off.on.year == day.on.year:
        assert events[f"{off.number}@xinqiao"]["status"] == "CANCELLED" and event["status"] == "CONFIRMED"


def test_whoever_keeps_no_plan_takes_none_in_and_nobody_what_another_kept(days: Days, visit: Any) -> None:
    shown = visit("clerk").client.post(URL, {"file": plan((ahead(7), "测试leader", "9:00", "12:00", "集团一楼", "", ""))})
    assert visit("head").client.post(f"{URL}load/", {"kept": kept(shown)}).status_code == 302 and not OutreachRecord.objects.exists()
    assert visit("receptionist").client.get(URL).status_code == 404 and visit("handler").client.get("/desk/reception/receptions.xlsx").status_code == 404
