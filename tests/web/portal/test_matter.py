"""The one page about a matter says where it stands, who has it, by which day and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.walking import CODE, ROUTES, Walk
from tests.web.portal import ways
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Path, Secrecy
from xinqiao.vault import readings, reveal

Holder = Callable[..., tuple[Client, Walk]]
SENTENCES = {
    "registered": "集团信访办已经收到", "awaiting_supplement": "集团信访办请您补充材料", "triaged": "正在确定由谁办",
    "returned_twice": "正在请上级领导指定由谁办",
    "going_up": "正在用纸质送上级机关处理", "gone_up": "已经用纸质送上级机关，这里不留内容",
    "sealed": "已经交给有权处理的部门", "refused": "这件事不归我们办", "diverted": "要走别的法定途径", "forwarded": "已经交给二矿",
    "assigned": "已经交给二矿", "taken_over": "已经交给二矿", "urgent": "已经交给二矿", "more_time_asked": "已经交给二矿", "declined": "已经交给二矿", "accepted": "二矿正在办理",
    "extension_asked": "二矿正在办理", "drafted": "等负责人签字", "signed": "等您打开签收", "replied": "二矿已经书面答复您",
    "reopen_asked": "二矿已经书面答复您", "reopened": "二矿正在办理", "withdrawal_asked": "二矿正在办理", "withdrawn": "您自愿撤回，这件事不再办理",
    "rated": "二矿已经书面答复您", "reported": "二矿已经书面答复您", "concluded": "二矿已经书面答复您", "closed": "这件事已经办结",
}  # fmt: skip


def read(client: Client) -> str:
    response = client.get("/matter/")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    return response.content.decode()


@pytest.mark.parametrize("station", ROUTES)
def test_every_status_has_its_sentence(holder: Holder, station: str) -> None:
    client, walked = holder(station)
    page = read(client)
    assert SENTENCES[station] in page
    assert walked.petition.number in page
    assert page.count('aria-current="step"') == (0 if station == "rated" else 1)
    client.cookies["language"] = "en"
    english = read(client)
    assert "What has been done" in english
    assert "{" not in english.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("station", ["registered", "sealed", "closed"])
def test_history_and_tab_of_the_browser_say_nothing_of_what_he_wrote(holder: Holder, station: str) -> None:
    client, walked = holder(station)
    title = read(client).split("<title>")[1].split("</title>")[0]
    assert title == "这件事的进度 · 信桥" and walked.petition.title not in title


def test_what_went_to_the_superior_body_says_where_and_whom_to_ask_and_nothing_else(holder: Holder) -> None:
    client, walked = holder("gone_up")
    page = read(client)
    assert "省国资委纪检监察组（0391-5550199）" in page and "报上这个编号" in page
    for gone in ("宿舍三号楼", "没有暖气", "马上恢复供暖", "范小安", "19900001234"):
        assert gone not in page
    assert walked.petition.number in page
    readings.note(walked.petition.number, walked.enterprise.person("clerk").pk, timezone.localdate())
    opened = read(client).split("谁打开过这件")[1].split("</details>")[0]  # who read it he goes on reading
    assert "有权处理的部门" in opened and "测试clerk" not in opened


def test_it_says_who_is_in_charge_and_why_that_day(holder: Holder) -> None:
    client, _ = holder("accepted")
    page = read(client)
    assert "负责：二矿承办人" in page
    assert "受理之日起 60 日内书面答复您" in page
    assert "起算日不计入" in page
    assert "第 1" in page


def test_a_late_matter_says_so_and_whom_to_phone(holder: Holder) -> None:
    client, _ = holder("accepted", at=timezone.now() - timedelta(days=90))
    page = read(client)
    assert "这是我们的责任" in page
    box = page.split('class="now_box late"')[1].split("</section>")[0]
    assert 'href="tel:0391-5550100"' in box  # to be pressed, not to be copied


def test_a_proposal_speaks_of_studying(holder: Holder) -> None:
    client, _ = holder("accepted", path=Path.STUDY)
    assert "正在研究您的建议" in read(client)


def test_a_sealed_matter_names_no_unit(holder: Holder, walk: Callable[..., Walk]) -> None:
    client, walked = holder("sealed")
    reveal.reveal(
        walked.petition.identity_id, subject=walked.petition.number, reason="核实", at=timezone.now(),
        actor=walked.enterprise.actor("discipline").name,
    )  # fmt: skip
    page = read(client)
    assert "有权处理的部门" in page
    assert "纪委" not in page
    assert "打开并签收" not in page


def test_who_has_seen_the_identity_is_told_with_post_time_and_reason(holder: Holder) -> None:
    client, walked = holder("accepted")
    assert "到现在没有打开看过" in read(client)
    reveal.reveal(
        walked.petition.identity_id, subject=walked.petition.number, reason="电话约见面时间", at=timezone.now(),
        actor=walked.enterprise.actor("handler").name,
    )  # fmt: skip
    page = read(client)
    assert "二矿承办人" in page.split("谁看过我的身份")[1]
    assert "电话约见面时间" in page


def test_a_post_that_names_its_unit_is_said_once(holder: Holder) -> None:
    client, walked = holder("accepted")
    post = walked.enterprise.person("handler").posts.get()
    post.title, post.title_en = f"{post.unit.name}承办人", f"Handler of {post.unit.name_en}"
    post.save()
    reveal.reveal(walked.petition.identity_id, subject=walked.petition.number, reason="回访", at=timezone.now(), actor=walked.enterprise.actor("handler").name)
    page = read(client)
    assert f"{post.unit.name}承办人" in page and f"{post.unit.name}{post.unit.name}" not in page
    client.cookies["language"] = "en"
    assert f"Handler of {post.unit.name_en}, {post.unit.name_en}" not in read(client)


def test_the_petitioner_reads_of_custodians_in_plain_words(holder: Holder) -> None:
    client, _walked = holder("access_granted")
    page = read(client)
    assert "管身份信息的人同意一位工作人员看您的身份" in page and "身份保管员" not in page


def test_who_has_opened_the_petition_is_told_by_day_and_post(holder: Holder) -> None:
    client, walked = holder("accepted")
    number, today = walked.petition.number, timezone.localdate()
    assert "还没有工作人员打开过" in read(client)
    desk = Client()
    desk.force_login(walked.enterprise.person("handler"))
    for _ in range(2):
        assert desk.get(f"/desk/petitions/{number}/").status_code == 200
    stranger = Client()
    stranger.force_login(walked.enterprise.person("other_handler"))
    assert stranger.get(f"/desk/petitions/{number}/").status_code == 404
    (row,) = readings.readings(number)
    assert (row.person_id, row.day) == (walked.enterprise.person("handler").pk, today)
    told = read(client).split("谁打开过这件")[1].split("</details>")[0]
    assert "二矿承办人" in told and "测试handler" not in told


def test_anonymous_people_get_the_same_page(holder: Holder) -> None:
    client, _ = holder("replied", secrecy=Secrecy.ANONYMOUS)
    page = read(client)
    assert "二矿已经书面答复您" in page
    assert "您没有留身份" in page


def test_days_are_those_of_shanghai(holder: Holder) -> None:
    at = timezone.now().replace(hour=17, minute=5) - timedelta(days=3)  # 01:05 on the next day in Shanghai
    client, _ = holder("registered", at=at)
    local = timezone.localtime(at)
    assert f"{local.month} 月 {local.day} 日 01:05" in read(client)


def test_staff_only_events_stay_out(holder: Holder) -> None:
    client, _ = holder("extension_asked")
    assert "申请延长" not in read(client)


def test_the_page_needs_few_queries_and_they_do_not_grow(holder: Holder, django_assert_max_num_queries: Callable[..., object]) -> None:
    client, walked = holder("replied")
    for n in range(6):
        walked.take("remark", walked.petitioner, text=f"第 {n} 句")
    read(client)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        read(client)


def test_nothing_is_written_by_reading(holder: Holder) -> None:
    client, walked = holder("signed")
    version = Petition.objects.get(pk=walked.petition.pk).version
    for address in ("/matter/", "/matter/write/", "/matter/rate/", "/file/receipt/"):
        client.get(address)
    assert Petition.objects.get(pk=walked.petition.pk).version == version


@pytest.mark.parametrize(("station", "words"), [("assigned", ("交办", "受理")), ("accepted", ("受理",)), ("signed", ("送达", "申请复查期限"))])
def test_official_words_are_explained_on_tap(holder: Holder, station: str, words: tuple[str, ...]) -> None:
    client, _ = holder(station)
    page = client.get("/matter/").content.decode()
    for word in words:
        assert f"<summary>{word}<span" in page


def test_every_page_of_what_went_up_answers_and_offers_nothing_that_leads_nowhere(holder: Holder) -> None:
    """The first page after number and code says where it went; no page breaks, for nothing of the content is there to be drawn."""
    client, walked = holder("gone_up")
    number = walked.petition.number
    assert client.get("/matter/").status_code == 200 and ways.enter(client, walked.petition, CODE)["Location"] == "/matter/"
    page = read(client)
    for gone in ("/matter/write/", "/matter/data/", f"/matter/documents/{number}/", "还没有工作人员打开过", "到现在没有人打开看过"):
        assert gone not in page
    papers = [f"documents/{number}/{end}" for end in ("", "pdf/", "docx/")]
    for path in ("write/", "data/", "data/copy.json", "data/copy.pdf", "withdraw/", "review/", "recusal/", "hearing/", "again/", "rate/", *papers):
        answer = client.get(f"/matter/{path}")
        assert answer.status_code == 302 and answer["Location"] == "/matter/", path
    assert "保管期满" not in read(client)
    client.cookies["language"] = "en"
    assert "<h1>Sent to the superior body</h1>" in read(client)
    client.cookies["language"] = "zh-hans"
    receipt = client.get("/file/receipt/")
    assert receipt.status_code == 200 and "内容指纹" in receipt.content.decode() and "保管期满" not in receipt.content.decode()
    assert client.get("/file/receipt/file/").json()["number"] == number


def test_what_goes_up_takes_no_words_that_nobody_would_read(holder: Holder) -> None:
    client, _ = holder("going_up")
    assert "/matter/write/" not in read(client) and client.get("/matter/write/")["Location"] == "/matter/"
    late = client.post("/matter/write/", {"text": "我再补充一句。"})
    assert late.status_code == 200 and "我再补充一句。" in late.content.decode()  # typed into an old window: it is not lost
