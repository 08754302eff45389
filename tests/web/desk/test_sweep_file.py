"""What a sweep found as Excel, and the file that teams keep read in: all rows or none; and that a missing report is told above."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.architecture.source import none
from tests.enterprise import Enterprise
from tests.outreach.sweeps import AFTER, FIRST, NOON, Shaft, shaft_of
from tests.web.golden_queries import counted
from tests.web.visiting import Visitor
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.ops import verify
from xinqiao.outreach import keep_sweeps
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.waiting import waiting

pytestmark = pytest.mark.django_db
Visit = Callable[..., Visitor]
HEAD = "在什么地方,是什么事,涉及多少人,因为什么,打算怎么办"
GOOD = ("更衣室,暖气不热。,10-20人,食堂宿舍澡堂班车,换一组。", "井口,班车早走。,12,食堂宿舍澡堂班车,")


@pytest.fixture
def shaft(enterprise: Enterprise) -> Shaft:
    """A team and a section of the mine."""
    return shaft_of(enterprise)


def file(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("排查.csv", "\n".join((HEAD, *rows)).encode())


def shown(visitor: Any, given: SimpleUploadedFile) -> str:
    return unescape(visitor.client.post("/desk/sweeps/import/", {"file": given, "unit": "team"}).content.decode())


def load(visitor: Any, page: str) -> Any:
    return visitor.client.post("/desk/sweeps/import/load/?unit=team", {"kept": page.partition('name="kept" value="')[2].partition('"')[0]})


def found() -> int:
    return OutreachRecord.objects.filter(kind="finding").count()


def test_a_file_is_shown_first_and_then_written_and_not_twice(shaft: Shaft, visit: Visit) -> None:
    team = visit("team_head")
    page = shown(team, file(*GOOD))
    assert "新记 2 个问题" in page and found() == 0
    assert load(team, page).status_code == 302 and found() == 2 and "记下了 2 个问题" in team.page("/desk/sweeps/")
    first, second = OutreachRecord.objects.filter(kind="finding").order_by("pk")
    assert (first.status, first.content["headcount"], second.status, second.content["headcount"]) == ("solving", [10, 20], "found", [12, 12])
    again = shown(team, file(*GOOD))
    assert "2 个原来就记着" in again and load(team, page).status_code == 302 and found() == 2
    none(list(verify.faults()))


def test_every_wrong_row_is_told_and_nothing_is_half_imported(shaft: Shaft, visit: Visit) -> None:
    rows = (GOOD[0], "井口,班车早走。,很多,工资工时,", "井口,,12,工资工时,", "灯房,灯坏了。,3,没有的原因,", GOOD[0])
    page = shown(visit("team_head"), file(*rows))
    for number, words in ((3, "涉及多少人"), (4, "是什么事"), (5, "没有“没有的原因”这个原因"), (6, "两行一样的")):
        assert f"第 {number} 行" in page and words in page, words
    assert "第 2 行" not in page and found() == 0 and 'name="kept"' not in page


@pytest.mark.parametrize(("name", "content", "words"), [("x.xlsx", b"PK\x03\x04nonsense", "打不开"), ("x.csv", "姓名,电话\n甲,1".encode(), "没有认得的表头"), ("x.csv", HEAD.encode(), "没有一行")])
def test_a_file_that_is_none_is_refused_in_words(shaft: Shaft, visit: Visit, name: str, content: bytes, words: str) -> None:
    assert words in shown(visit("team_head"), SimpleUploadedFile(name, content)) and found() == 0


def test_what_looks_like_a_phone_is_hinted_at_and_not_in_the_way(shaft: Shaft, visit: Visit) -> None:
    team = visit("team_head")
    page = shown(team, file("井口,找13800001234问班车。,12,食堂宿舍澡堂班车,"))
    assert "第 2 行好像写了人名、电话" in page and load(team, page).status_code == 302 and found() == 1


def test_nobody_writes_with_what_another_kept_or_for_a_unit_that_is_not_his(shaft: Shaft, visit: Visit) -> None:
    page = shown(visit("team_head"), file(*GOOD))
    assert load(visit("section_head"), page).status_code == 404 and load(visit("other_head"), page).status_code == 404 and found() == 0
    for who in ("auditor", "admin", "custodian"):
        assert visit(who).get("/desk/sweeps/import/").status_code == 404
    assert visit("other_head").get("/desk/sweeps/findings.xlsx?unit=team").status_code == 404


def cells(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_what_is_exported_is_imported_again_without_change(shaft: Shaft, visit: Visit) -> None:
    shaft.recorded()
    OutreachRecord.objects.filter(kind="finding").update(on=timezone.localdate())
    team = visit("team_head")
    content = team.client.get("/desk/sweeps/findings.xlsx?unit=team").content
    assert cells(content)[1][:5] == ["掘进一队更衣室", "更衣室的暖气不热，下井回来换衣服冷。", "10-20", "食堂宿舍澡堂班车", ""] and "测试team_head" not in str(cells(content))
    page = shown(team, SimpleUploadedFile("f.xlsx", content))
    assert "1 个原来就记着" in page and "新记 0 个问题" in page


def test_the_units_below_go_to_excel_in_their_order(shaft: Shaft, visit: Visit) -> None:
    first = timezone.localdate().replace(day=1)
    for unit in (shaft.team, shaft.section):
        shaft.take("open_sweep", OutreachRecord(kind="sweep", unit_id=unit.pk, on=first), "clockwork", FIRST)
    team = OutreachRecord.objects.get(kind="sweep", unit=shaft.team)
    shaft.take("report_sweep", team, "team_head", NOON, is_zero=True)
    rows = cells(visit("unit_head").client.get("/desk/sweeps/below.xlsx?unit=mine-2").content)
    assert rows[1] == ["二矿掘进一队", "正在排查", "1", "1"]
    assert cells(visit("section_head").client.get("/desk/sweeps/below.xlsx?unit=section").content)[1][:2] == ["二矿掘进一队早班", "零报告"]


def test_it_rolls_up_from_team_to_group_and_a_missing_report_is_told_above(shaft: Shaft, visit: Visit) -> None:
    """Team → section → mine → group: each sees the next below; what is missing is told there, also where nobody heads the unit below."""
    today = timezone.localdate()
    Post.objects.filter(person=shaft.house.person("team_head")).update(duty="handler")
    assert keep_sweeps.open_month(FIRST) == 4
    keep_sweeps.note_missed(AFTER)
    OutreachRecord.objects.filter(kind="sweep").update(on=today.replace(day=1))
    for who, top, below in (("section_head", "section", "二矿掘进一队早班"), ("unit_head", "mine-2", "二矿掘进一队"), ("head", "group", "二矿")):
        page = visit(who).page("/desk/sweeps/below/", unit=top)
        assert below in page and "到期没有报" in page, who
        desk = visit(who).page("/desk/")
        assert "没有按时报" in desk and "/desk/sweeps/below/" in desk, who
    told = [(each.n, each.is_awaited) for each in waiting(shaft.house.actor("section_head"), today, directory=snapshot.current()) if each.kind == "sweep"]
    assert sorted(told) == [(1, False), (1, True)]  # its own, and the team's, which has no head
    assert [each.n for each in waiting(shaft.house.actor("head"), today, directory=snapshot.current()) if each.kind == "sweep"] == [2]  # the two mines
    assert "没有按时报" not in visit("handler").page("/desk/") + visit("clerk").page("/desk/")


def test_no_page_grows(shaft: Shaft, visit: Visit) -> None:
    for _each in range(5):
        shaft.recorded()
    team = visit("team_head")
    assert counted(team, "/desk/sweeps/import/") <= 10 and counted(team, "/desk/sweeps/findings.xlsx", unit="team") <= 10
    assert counted(visit("section_head"), "/desk/sweeps/below.xlsx", unit="section") <= 10 and counted(visit("head"), "/desk/sweeps/below/") <= 10
