"""The petitioner asks for a review, late or in time, sees how far it is, and withdraws it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.walking import CODE
from xinqiao.petitions.models import LinkedRecord, Petition

pytestmark = pytest.mark.django_db


def look_up(client: Any, petition: Petition) -> str:
    client.cookies["language"] = "zh-hans"
    client.post("/lookup/", {"number": petition.number, "code": CODE})
    return page(client, "/matter/")


def page(client: Any, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return str(answer.content.decode())


def test_answer_offers_the_review_and_the_request_is_taken_once(client: Any, walk: Any) -> None:
    petition = walk("replied").petition
    assert 'href="/matter/review/"' in look_up(client, petition) and "不服？申请复查" in page(client, "/matter/")
    form = page(client, "/matter/review/")
    assert "由集团信访办复查" in form and "最晚" in form and "为什么过了期限才申请" not in form
    empty = client.post("/matter/review/", {"grounds": ""})
    assert empty.status_code == 200 and "请写几句，说说哪里不服、为什么。" in empty.content.decode()
    assert client.post("/matter/review/", {"grounds": "夜里只有十一度，请测夜里。"}).status_code == 302
    now = page(client, "/matter/")
    assert "集团信访办正在复查" in now and "前书面答复您" in now and "复查" in now.split("<ol class=\"bridge")[-1].split("</ol>")[0]
    assert client.post("/matter/review/", {"grounds": "再申请一次。"}).status_code == 302
    assert LinkedRecord.objects.filter(petition=petition).count() == 1


def test_after_the_time_limit_it_advises_and_asks_why(client: Any, walk: Any) -> None:
    petition = walk("review_late").petition
    LinkedRecord.objects.filter(petition=petition)  # one waits already
    assert "您申请复查晚了，正在请负责人看您写的原因" in look_up(client, petition)
    other = walk("replied").petition
    other.clocks.filter(name="ask_review").update(due_on="2020-01-31")
    seen = look_up(client, other)
    assert "申请复查期限：到 2020 年 1 月 31 日（周五）为止，已经过了" in seen and "为什么是 2020" not in seen
    form = page(client, "/matter/review/")
    assert "申请的期限已经过了" in form and "仲裁、诉讼" in form
    refused = client.post("/matter/review/", {"grounds": "夜里只有十一度，请测夜里。"})
    assert refused.status_code == 200 and "夜里只有十一度，请测夜里。" in refused.content.decode()
    assert client.post("/matter/review/", {"grounds": "夜里只有十一度。", "why_late": "一直住院，有小结。"}).status_code == 302
    assert LinkedRecord.objects.get(petition=other).status == "late"


@pytest.mark.parametrize(
    ("station", "words"),
    [
        ("review_signed", "复查意见书已经签发"), ("reviewed", "不服复查意见的话"), ("review_outside", "由外面的上级机关复查"), ("final_asked", "正在复核"),
        ("final_hearing", "正在听证"), ("ended", "信访程序走完了"), ("remitted", "正在办理"), ("review_declined", "逾期申请告知书"),
    ],
)  # fmt: skip
def test_every_turn_of_a_review_is_told(client: Any, walk: Any, station: str, words: str) -> None:
    assert words in look_up(client, walk(station).petition)
    client.cookies["language"] = "en"
    assert client.get("/matter/").status_code == 200


def test_final_review_follows_and_says_that_it_is_the_last(client: Any, walk: Any) -> None:
    petition = walk("company_reviewed").petition
    assert "不服？申请复核" in look_up(client, petition)
    form = page(client, "/matter/review/")
    assert "复核是最后一次" in form and "集团信访办" in form
    assert client.post("/matter/review/", {"grounds": "复查没有看夜里的记录。"}).status_code == 302
    assert LinkedRecord.objects.get(petition=petition, kind="final_review").status == "under_review"


def test_request_is_withdrawn_of_ones_own_free_will_only(client: Any, walk: Any) -> None:
    petition = walk("review_asked").petition
    assert "/matter/review/withdraw/" in look_up(client, petition)
    page(client, "/matter/review/withdraw/")
    assert client.post("/matter/review/withdraw/", {}).status_code == 200
    assert client.post("/matter/review/withdraw/", {"is_voluntary": "on"}).status_code == 302
    assert LinkedRecord.objects.get(petition=petition).status == "dropped"
    assert client.get("/matter/review/withdraw/").status_code == 302
