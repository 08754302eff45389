"""Before a matter is registered: perhaps it is the same one. What was told is added to it, or a new one is registered; nothing twice, nothing lost."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from tests.web.desk.test_register_page import form
from tests.web.portal import ways
from tests.web.visiting import petition_url
from xinqiao.petitions.models import Petition, Statement
from xinqiao.vault import reveal
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


def test_the_keyboard_stands_on_the_like_matter_and_enter_neither_files_nor_adds(visit: Any, before: Petition) -> None:
    again = form(token="e" * 32, title="路灯不亮")
    page = said(visit("receptionist").post(URL, **again))
    first = page.index(" autofocus")
    assert page[:first].endswith('rel="noopener"') and 'name="is_new" value="1">' in page  # on what is read first; the button for a new one has no focus
    pressed_by_enter = page[page.index("<form") :].split("<button", 2)[1]
    assert "name=" not in pressed_by_enter.split(">")[0]
    assert "也许是同一件" in said(visit("receptionist").post(URL, **again)) and Petition.objects.count() == 1
    assert not Statement.objects.filter(step="supplement").exists()


@pytest.mark.parametrize("caller", [{"phone": "13700001111", "name": "高玉珍"}, {"phone": "", "address": "二矿新村六号"}, {"secrecy": "anonymous", "name": ""}])
def test_to_what_somebody_else_may_have_brought_nothing_is_added_before_it_is_asked(visit: Any, before: Petition, caller: dict[str, str]) -> None:
    """The same words are not the same man: what he says would be read by the petitioner of that matter."""
    added = form(token="e" * 32, text="今天又涨了一块。", same=f"{before.number}:{before.version}", **caller)
    page = said(visit("receptionist").post(URL, **added))
    assert "先问清是不是同一个人" in page and before.title in page and "今天又涨了一块。" in page and not Statement.objects.filter(step="supplement").exists()
    assert "First ask whether it is the same person" in said(visit("receptionist", "en").post(URL, **added))
    answer = visit("receptionist").post(URL, **{name: value for name, value in added.items() if name != "same"}, sure=added["same"])
    assert answer.url == petition_url(before) and Petition.objects.count() == 1
    assert Statement.objects.filter(petition=before, step="supplement").count() == 1


@pytest.mark.parametrize("says", [{"accuses": "on"}, {"about": "队长"}, {"fears": "on"}])
def test_an_accusation_or_a_fear_is_added_to_no_other_matter(visit: Any, before: Petition, says: dict[str, str]) -> None:
    same = f"{before.number}:{before.version}"
    for name in ("same", "sure"):
        page = said(visit("receptionist").post(URL, **form(token="e" * 32, **says, **{name: same})))
        assert "不补充到别的件里" in page and not Statement.objects.filter(step="supplement").exists()


def test_what_a_caller_adds_is_told_as_his_words_taken_down_by_staff(visit: Any, before: Petition, client: Any) -> None:
    visit("receptionist").post(URL, **form(token="e" * 32, text="今天又涨了一块。", same=f"{before.number}:{before.version}"))
    page = visit("clerk").page(petition_url(before))
    whose = page[: page.index("今天又涨了一块。")].rpartition("<li class=")[2]
    assert whose.startswith('"theirs"') and "反映人补充，由" in whose and "记下" in whose
    english = visit("clerk", "en").page(petition_url(before))
    assert "Added by the petitioner, taken down by " in english
    ways.enter(client, before, reveal.query_code(before.identity_id, subject=before.number))
    holder = said(client.get("/matter/"))
    own = holder[: holder.index("今天又涨了一块。")].rpartition("<li class=")[2]
    assert own.startswith('"mine"') and "您补充的，由工作人员记下" in own
    assert "今天又涨了一块。" in client.get("/matter/data/copy.json").content.decode()


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
