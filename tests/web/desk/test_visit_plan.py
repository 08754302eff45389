"""The plan of visits as Excel and iCalendar, and the file that offices keep read in: all rows or none."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.trips import Trips
from tests.web.desk.test_visits import MOST_QUERIES, a_visit, said
from tests.web.golden_queries import counted
from xinqiao.outreach.models import OutreachRecord

pytestmark = pytest.mark.django_db
HEAD = "日期,地点,谁去,去做什么,几点开始,几点结束"


@pytest.fixture
def trips(enterprise: Enterprise) -> Trips:
    trips = Trips(enterprise)
    assert trips.place.pk
    return trips


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def file(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("下访计划.csv", "\n".join((HEAD, *rows)).encode())


def imported(visitor: Any, given: SimpleUploadedFile) -> Any:
    shown = visitor.client.post("/desk/visits/import/", {"file": given})
    kept = shown.content.decode().partition('name="kept" value="')[2].partition('"')[0]
    return visitor.client.post("/desk/visits/import/load/", {"kept": kept})


def planned() -> int:
    return OutreachRecord.objects.filter(kind="visit").count()


def test_a_file_is_shown_first_and_then_written_and_not_twice(trips: Trips, visit: Any) -> None:
    clerk = visit("clerk")
    rows = (f"{day(3)},二矿三号宿舍楼,测试clerk、receptionist,听听宿舍的人说什么,,", f"{day(9)},二矿/二矿三号宿舍楼,测试clerk,再去一次,14:00,16:00")
    page = said(clerk.client.post("/desk/visits/import/", {"file": file(*rows)}))
    assert "新排 2 次下访" in page and planned() == 0
    assert imported(clerk, file(*rows)).status_code == 302 and planned() == 2
    first = OutreachRecord.objects.filter(kind="visit").earliest("on")
    assert first.content["team"] == list(trips.team) and first.content["purpose"] == "听听宿舍的人说什么"
    assert imported(clerk, file(*rows)).status_code == 302 and planned() == 2 and "没有重复" in clerk.page("/desk/visits/")


def test_every_wrong_row_is_told_and_nothing_is_half_imported(trips: Trips, visit: Any) -> None:
    rows = (
        f"{day(3)},二矿三号宿舍楼,测试clerk,听听,,", f"{day(3)},没有的村,测试clerk,听听,,", f"{day(4)},二矿三号宿舍楼,张三,听听,,", "明天,二矿三号宿舍楼,测试clerk,听听,,",
        f"{day(5)},二矿三号宿舍楼,测试leader,听听,,", f"{day(6)},二矿三号宿舍楼,测试clerk,听听,15:00,14:00", f"{day(900)},二矿三号宿舍楼,测试clerk,听听,,",
    )  # fmt: skip
    page = said(visit("clerk").client.post("/desk/visits/import/", {"file": file(*rows)}))
    for number, words in ((3, "没有的村"), (4, "张三"), (5, "明天"), (6, "至少有一位是本单位的"), (7, "结束时间要晚于开始时间"), (8, "一年半")):
        assert f"第 {number} 行" in page and words in page, words
    assert "第 2 行" not in page and planned() == 0 and 'name="kept"' not in page


@pytest.mark.parametrize(("name", "content", "words"), [("x.xlsx", b"PK\x03\x04nonsense", "打不开"), ("x.csv", "姓名,电话\n甲,1".encode(), "没有认得的表头"), ("x.csv", HEAD.encode(), "没有一行")])
def test_a_file_that_is_none_is_refused_in_words(trips: Trips, visit: Any, name: str, content: bytes, words: str) -> None:
    answer = visit("clerk").client.post("/desk/visits/import/", {"file": SimpleUploadedFile(name, content)})
    assert words in said(answer) and planned() == 0


def test_nobody_writes_with_what_another_kept(trips: Trips, visit: Any) -> None:
    shown = visit("clerk").client.post("/desk/visits/import/", {"file": file(f"{day(3)},二矿三号宿舍楼,测试clerk,听听,,")})
    kept = shown.content.decode().partition('name="kept" value="')[2].partition('"')[0]
    assert visit("head").client.post("/desk/visits/import/load/", {"kept": kept}).status_code == 302 and planned() == 0
    assert visit("receptionist").client.post("/desk/visits/import/load/", {"kept": kept}).status_code == 404


def test_what_is_exported_is_imported_again_without_change(trips: Trips, visit: Any) -> None:
    a_visit(trips, 3)
    a_visit(trips, 5, "cancel_visit")
    clerk = visit("clerk")
    content = clerk.client.get("/desk/visits/visits.xlsx").content
    page = said(clerk.client.post("/desk/visits/import/", {"file": SimpleUploadedFile("v.xlsx", content)}))
    assert "1 次原来就排着" in page and "新排 0 次" in page
    empty = clerk.client.get("/desk/visits/template.xlsx").content
    assert "没有一行" in said(clerk.client.post("/desk/visits/import/", {"file": SimpleUploadedFile("t.xlsx", empty)}))


def test_the_calendar_says_where_and_who_and_nothing_that_was_said_there(trips: Trips, visit: Any) -> None:
    trip = trips.take("note_met", a_visit(trips, 0, "set_out"), "clerk", timezone.now())
    a_visit(trips, 5, "cancel_visit")
    content = visit("leader").client.get("/desk/visits/visits.ics").content
    events = {str(event["uid"]): event for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    event = events[f"{trip.number}@xinqiao"]
    assert event["summary"] == "下访：二矿三号宿舍楼" and event["sequence"] == trip.version and "测试clerk" in event["description"]
    assert [str(each["status"]) for each in events.values()] == ["CONFIRMED", "CANCELLED"] and "水温" not in unescape(content.decode())
    assert visit("auditor").client.get("/desk/visits/visits.ics").status_code == 404


def test_queries(trips: Trips, visit: Any) -> None:
    for ahead in range(6):
        a_visit(trips, ahead)
    clerk = visit("clerk")
    counts = {name: counted(clerk, f"/desk/visits/{name}") for name in ("visits.ics", "visits.xlsx", "import/", "template.xlsx")}
    assert max(counts.values()) <= MOST_QUERIES, counts
