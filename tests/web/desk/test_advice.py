"""The pages of causes and recommendations: from a sweep's finding to accepted feedback, from a group of like matters, and who sees which number."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.advice import ROUTES, Advised, advised
from tests.web.golden_queries import counted
from tests.web.visiting import Visitor, words_of
from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition

Visit = Callable[..., Visitor]
Walk = Callable[..., Any]


@pytest.fixture
def shaft(enterprise: Enterprise) -> Advised:
    """A team and a section of the mine."""
    return advised(enterprise)


def stand(number: str) -> OutreachRecord:
    return OutreachRecord.objects.get(number=number)


def take(visitor: Visitor, record: OutreachRecord, name: str, **fields: Any) -> Any:
    return visitor.post(f"/desk/advice/{record.number}/{name}/", version=stand(record.number).version, **fields)


def raising(shaft: Advised, **changed: Any) -> dict[str, Any]:
    return {
        "version": 0, "token": "a" * 32, "source": "finding", "unit_id": shaft.house.mine.pk, "sort": "improve_work", "cause": "housing.meals", "root": "更衣室归谁修没有人定。",
        "text": "定下更衣室归机电队修。", "due_on": "", **changed,
    }  # fmt: skip


def closed(walk: Walk, number: int, cause: str = "housing.supply") -> list[Petition]:
    rows = [walk("closed").petition for _ in range(number)]
    Petition.objects.filter(pk__in=[row.pk for row in rows]).update(cause=cause, closed_on=timezone.localdate())
    return rows


def test_from_a_finding_to_accepted_feedback(shaft: Advised, visit: Visit) -> None:
    found = shaft.raised() and shaft.found
    assert found is not None
    OutreachRecord.objects.filter(kind="advice").delete()
    head, unit = visit("head"), visit("unit_head")
    assert f"/desk/advice/new/?source=finding&ref={found.number}" in unescape(head.page(f"/desk/sweeps/{found.number}/"))
    assert "/desk/advice/new/" not in unit.page(f"/desk/sweeps/{found.number}/")
    form = head.page("/desk/advice/new/", source="finding", ref=found.number)
    assert "更衣室的暖气不热" in form and "人不是原因" in form
    sent = head.post("/desk/advice/new/", **raising(shaft, ref=found.number))
    row = OutreachRecord.objects.get(kind="advice")
    assert sent["Location"] == f"/desk/advice/{row.number}/"
    head.post("/desk/advice/new/", **raising(shaft, ref=found.number))
    assert OutreachRecord.objects.filter(kind="advice").count() == 1  # a double click
    listed = unit.page("/desk/advice/")
    assert "等您办的" in listed and row.number in listed
    assert take(unit, row, "answer_advice", adoption="adopt_partly", answer="先定了归属，两天到改成三天到。").status_code == 302
    assert "部分采纳" in head.page(f"/desk/advice/{row.number}/") and "等您办的" in head.page("/desk/advice/")
    assert take(head, row, "return_advice", reason="没有写哪天起。", due_on="").status_code == 302
    assert "没有写哪天起。" in unit.page(f"/desk/advice/{row.number}/")
    assert take(unit, row, "answer_advice", adoption="adopt", answer="四月一日起，两天到。").status_code == 302
    assert take(head, row, "accept_advice", note="看了派工单。").status_code == 302
    page = unit.page(f"/desk/advice/{row.number}/")
    assert stand(row.number).status == "advice_accepted" and "同样的原因又来没有" in page and "还在看" in page
    assert row.number in head.page(f"/desk/sweeps/{found.number}/")


def chosen_unit(page: str) -> str:
    return page[page.index('name="unit_id"') :].partition("</select>")[0].replace('<option value="" selected>', "")


def test_from_a_group_of_like_matters(shaft: Advised, walk: Walk, visit: Visit) -> None:
    rows = closed(walk, 2)
    head = visit("head")
    assert "不足 5 件" in head.page("/desk/causes/") and "住房和生活后勤" in head.page("/desk/causes/")
    page = unescape(head.page("/desk/causes/housing.supply/"))
    assert all(row.number in page for row in rows)
    mine, office = shaft.house.mine, shaft.house.office
    way = re.search(r'href="(/desk/advice/new/[^"]+)"', unescape(head.page("/desk/causes/housing.supply/", unit=mine.key)))
    assert way is not None and f'<option value="{mine.pk}" selected>' in head.page(way[1])  # the unit in which they lie is addressed
    assert "selected" not in chosen_unit(head.page(way[1].replace(f"of={mine.key}", f"of={office.key}")))  # nobody recommends something to himself
    today = timezone.localdate()
    fields = raising(shaft, source="cluster", cause="housing.supply", of_unit=shaft.house.group.pk, since=today - timedelta(days=365), until=today)
    assert head.post("/desk/advice/new/", **fields).status_code == 302
    row = OutreachRecord.objects.get(kind="advice")
    assert "您看得到的不足 5 件" in head.page(f"/desk/advice/{row.number}/")


def test_the_picture_tells_a_number_from_five_and_a_share_from_ten(walk: Walk, visit: Visit) -> None:
    """Attack 26: nor does the total, or a share of it, give away what has no number."""
    rows = closed(walk, 10)
    head = visit("head")
    assert "10 件 · 100%" in unescape(head.page("/desk/causes/"))
    Petition.objects.filter(pk__in=[row.pk for row in rows[:4]]).update(cause="pay.wage")
    page = unescape(head.page("/desk/causes/"))
    assert "6 件" in page and "若干件" in page and "4 件" not in page and "一共" not in page and "60%" not in page
    Petition.objects.filter(pk=rows[0].pk).update(cause="housing.meals")
    leaves = unescape(head.page("/desk/causes/housing/"))
    assert leaves.count("若干件") == 2 and "6 件" not in leaves  # of the 7 that the page before tells
    Petition.objects.filter(pk=rows[0].pk).update(is_sealed=True)
    assert "6 件" in unescape(head.page("/desk/causes/")) and "%" not in unescape(head.page("/desk/causes/")).split('class="bars"')[1].split("</figure>")[0].replace('width="100%"', "")


def test_whoever_may_not_open_a_matter_reads_no_number_of_it(shaft: Advised, walk: Walk, visit: Visit) -> None:
    """Attack 15: the addressee of another mine knows that something was recommended, not how many matters stand behind it."""
    closed(walk, 6)
    today = timezone.localdate()
    fields = raising(shaft, source="cluster", cause="housing.supply", of_unit=shaft.house.mine.pk, since=today, until=today, unit_id=shaft.house.other_mine.pk)
    visit("head").post("/desk/advice/new/", **fields)
    row = OutreachRecord.objects.get(kind="advice")
    assert "您看得到的有 6 件" in unescape(visit("head").page(f"/desk/advice/{row.number}/"))
    page = unescape(visit("other_head").page(f"/desk/advice/{row.number}/"))
    assert "其中没有您看得到的件" in page and "6 件" not in page


def test_a_stale_form_takes_nothing_and_loses_nothing(shaft: Advised, visit: Visit) -> None:
    row = shaft.at("advised")
    answer = visit("unit_head").post(f"/desk/advice/{row.number}/answer_advice/", version=row.version - 1, adoption="adopt", answer="下周就改好。")
    assert answer.status_code == 200 and "下周就改好。" in answer.content.decode() and stand(row.number).status == "advised"


def test_what_looks_like_a_phone_is_hinted_at_once(shaft: Advised, visit: Visit) -> None:
    row = shaft.at("advised")
    unit = visit("unit_head")
    assert "建议写事不写人" in take(unit, row, "answer_advice", adoption="adopt", answer="找13800001234改。").content.decode()
    assert take(unit, row, "answer_advice", adoption="adopt", answer="找13800001234改。", anyway="1").status_code == 302


@pytest.mark.parametrize("who", ["other_head", "other_handler", "discipline", "auditor", "custodian", "admin", "receptionist"])
def test_whoever_stands_on_neither_side_finds_nothing(shaft: Advised, visit: Visit, who: str) -> None:
    """Attack 16: no page, no step, by no number; and no picture of causes."""
    row, visitor = shaft.at("advised"), visit(who)
    assert visitor.get(f"/desk/advice/{row.number}/").status_code == 404 and visitor.get(f"/desk/advice/{row.number}/answer_advice/").status_code == 404
    assert take(visitor, row, "answer_advice", adoption="adopt", answer="改好了。").status_code == 404 and stand(row.number).status == "advised"
    assert visitor.get("/desk/causes/").status_code == 404 and visitor.get("/desk/advice/new/", source="finding", ref="finding-1").status_code == 404
    listed = visitor.get("/desk/advice/")
    assert listed.status_code == 404 or row.number not in listed.content.decode()


def test_nothing_is_raised_from_what_is_not_there(shaft: Advised, visit: Visit) -> None:
    head = visit("head")
    assert head.get("/desk/advice/new/", source="finding", ref="finding-999")["Location"] == "/desk/causes/"
    assert head.get("/desk/advice/new/")["Location"] == "/desk/causes/"
    refused = head.post("/desk/advice/new/", **raising(shaft, ref="finding-999"))
    assert refused.status_code == 200 and "没有找到它" in refused.content.decode() and "定下更衣室归机电队修。" in refused.content.decode()
    assert head.get("/desk/causes/nothing/").status_code == 404 and head.get("/desk/causes/", unit="nowhere").status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("station", sorted(ROUTES))
def test_every_station_has_its_page_and_its_forms(shaft: Advised, visit: Visit, station: str, language: str) -> None:
    row = shaft.at(station)
    for who in ("unit_head", "head"):
        visitor = visit(who, language)
        page = visitor.page(f"/desk/advice/{row.number}/")
        for name in ("answer_advice", "accept_advice", "return_advice"):
            is_open = f"/desk/advice/{row.number}/{name}/" in page
            answer = visitor.get(f"/desk/advice/{row.number}/{name}/").content.decode()
            assert ("<form method=\"post\">" in answer) is is_open


def test_the_register_is_a_workbook_too(shaft: Advised, visit: Visit) -> None:
    row = shaft.at("advice_accepted")
    answer = visit("unit_head").get("/desk/advice/recommendations.xlsx")
    assert row.content["text"] in words_of(answer)
    assert row.content["text"] not in words_of(visit("other_head").get("/desk/advice/recommendations.xlsx"))


def test_no_page_grows_with_what_was_recommended(shaft: Advised, walk: Walk, visit: Visit) -> None:
    """Ten queries at most, however much was recommended and closed."""
    closed(walk, 3)
    for _each in range(5):
        row = shaft.at("advice_accepted")
    found = shaft.found
    assert found is not None
    pages = ("/desk/causes/", "/desk/causes/housing/", "/desk/causes/housing.supply/", "/desk/advice/", f"/desk/advice/{row.number}/", f"/desk/advice/new/?source=finding&ref={found.number}", f"/desk/sweeps/{found.number}/")
    for url in pages:
        assert counted(visit("head"), url) <= 10, url


def test_a_department_can_be_chosen_and_a_team_cannot(shaft: Advised, visit: Visit) -> None:
    office = shaft.house.office
    Unit.objects.filter(pk=office.pk).update(kind="department")
    snapshot.forget()
    page = visit("head").page("/desk/causes/")
    assert f'value="{office.key}"' in page and f'value="{shaft.house.mine.key}"' in page and f'value="{shaft.team.key}"' not in page
    assert visit("head").get("/desk/causes/", unit=office.key).status_code == 200
