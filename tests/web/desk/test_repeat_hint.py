"""Before a matter is registered: perhaps it is the same one. What was told is added to it, or a new one is registered; nothing twice, nothing lost."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from tests.web.desk.test_register_page import form
from tests.web.visiting import petition_url
from xinqiao.petitions.models import Petition, Statement
from xinqiao.vault.readings import readings

pytestmark = pytest.mark.django_db
URL = "/desk/register/"


def said(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def before(visit: Any) -> Petition:
    """A matter that the receptionist registered before."""
    visit("receptionist").post(URL, **form())
    return Petition.objects.get()


def test_the_same_phone_is_told_before_anything_is_registered(visit: Any, before: Petition) -> None:
    answer = visit("receptionist").post(URL, **form(token="e" * 32, title="路灯不亮", text="三号楼后面没有路灯。"))
    page = said(answer)
    assert answer.status_code == 200 and Petition.objects.count() == 1
    assert "也许是同一件" in page and before.number in page and "电话或者邮箱一样" in page and "三号楼后面没有路灯。" in page
    answer = visit("receptionist").post(URL, **form(token="e" * 32, title="路灯不亮", text="三号楼后面没有路灯。", is_new="1"))
    assert answer.status_code == 302 and Petition.objects.count() == 2


def test_a_title_much_alike_is_told_whoever_calls(visit: Any, before: Petition) -> None:
    page = said(visit("receptionist").post(URL, **form(token="e" * 32, title="二矿食堂涨价没有公示", phone="13700001111", name="高玉珍")))
    assert before.number in page and "事情写得像" in page and Petition.objects.count() == 1
    assert visit("receptionist").post(URL, **form(token="d" * 32, title="澡堂水温不够", phone="13700001112", name="高玉珍")).status_code == 302


def test_what_was_told_is_added_once(visit: Any, before: Petition) -> None:
    again = form(token="e" * 32, text="今天又涨了一块。", same=f"{before.number}:{before.version}")
    answer = visit("receptionist").post(URL, **again)
    assert answer.url == petition_url(before) and Petition.objects.count() == 1
    second = visit("receptionist").post(URL, **again)  # pressed twice
    assert second.status_code == 200 and "刚刚有人办过一步" in said(second) and "今天又涨了一块。" in said(second)
    assert Statement.objects.filter(petition=before, step="supplement").count() == 1
    assert "今天又涨了一块。" in visit("receptionist").page(petition_url(before))


def test_a_number_that_is_not_his_to_see_takes_nothing(visit: Any, before: Petition) -> None:
    Petition.objects.update(is_sealed=True)
    answer = visit("receptionist").post(URL, **form(token="e" * 32, same=f"{before.number}:{before.version}"))
    assert "没有找到这一件" in said(answer) and not Statement.objects.filter(step="supplement").exists()


def test_who_came_upon_it_by_a_phone_stands_with_its_readers(visit: Any, before: Petition, enterprise: Any) -> None:
    from xinqiao.directory import snapshot

    snapshot.forget()
    visit("clerk").post(URL, **form(token="e" * 32, title="路灯不亮"))
    assert enterprise.person("clerk").pk in {row.person_id for row in readings(before.number)}


def test_what_was_read_back_and_the_postmark_stand_in_the_story(visit: Any) -> None:
    day = form()["received_on"]
    visit("clerk").post(URL, **form(channel="letter", read_back="on", posted_on=day, envelope="来信柜第 3 格"))
    page = visit("clerk").page(petition_url(Petition.objects.get()))
    slip = visit("clerk").page(petition_url(Petition.objects.get()) + "slip/")
    assert f"邮戳日期 {day}" in slip and "来信柜第 3 格" in slip
    assert "念给他听了，他说对。" in page and f"邮戳日期 {day}" in page and "来信柜第 3 格" in page


def test_a_letter_is_not_posted_after_it_came(visit: Any) -> None:
    answer = visit("clerk").post(URL, **form(channel="letter", received_on="2026-03-02", posted_on="2026-03-03"))
    assert "邮戳的日期不能晚于收到信的那天" in said(answer) and not Petition.objects.exists()
