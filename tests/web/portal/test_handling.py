"""What the petitioner says while his matter is handled: recusal, hearing, mediation; and what he reads of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.enterprise import add_union
from tests.linked.needs import shared
from tests.walking import Walk
from tests.web.portal.test_taking_part import version
from xinqiao.petitions.models import LinkedRecord, RunningClock
from xinqiao.petitions.steps.write_settlement import Agreed

Holder = Callable[..., tuple[Client, Walk]]
RECUSAL = {"about": "handler", "whom": "上次打电话的那位", "reason": "停暖就是他定的。"}


def standing(walked: Walk, kind: str) -> list[str]:
    return list(LinkedRecord.objects.filter(petition=walked.petition, kind=kind).values_list("status", flat=True))


def test_he_asks_that_somebody_steps_aside_and_reads_who_decides(holder: Holder) -> None:
    client, walked = holder("accepted")
    assert "/matter/recusal/" in client.get("/matter/").content.decode()
    page = client.post("/matter/recusal/", RECUSAL, follow=True).content.decode()
    assert "收到了。负责人决定以后告诉您" in page and "由二矿负责人决定" in page and "停暖就是他定的" in page
    assert standing(walked, "recusal") == ["recusal_asked"]
    again = client.post("/matter/recusal/", RECUSAL).content.decode()
    assert "正在等决定" in again and standing(walked, "recusal") == ["recusal_asked"]


@pytest.mark.parametrize(("missing", "words"), [("about", "请选一个"), ("whom", "请写一下说的是谁"), ("reason", "请写几句")])
def test_what_is_missing_is_asked_for(holder: Holder, missing: str, words: str) -> None:
    client, walked = holder("accepted")
    given = {name: value for name, value in RECUSAL.items() if name != missing}
    assert words in client.post("/matter/recusal/", given).content.decode() and standing(walked, "recusal") == []


def test_he_reads_why_nobody_steps_aside(holder: Holder) -> None:
    client, _ = holder("recusal_refused")
    page = client.get("/matter/").content.decode()
    assert "他没有参与停暖的决定。" in page and "原因写给您了" in page


def test_what_staff_declare_of_themselves_is_not_his_to_read(holder: Holder) -> None:
    client, _ = holder("recused")
    page = client.get("/matter/").content.decode()
    assert "表弟" not in page and "不再办这件事" in page


@pytest.mark.parametrize("path", ["/matter/recusal/", "/matter/hearing/", "/matter/mediation/"])
@pytest.mark.parametrize("station", ["sealed", "withdrawn", "closed"])
def test_where_it_is_not_open_the_page_sends_him_back(holder: Holder, path: str, station: str) -> None:
    client, walked = holder(station)
    before = version(walked)
    for answer in (client.get(path), client.post(path, RECUSAL | {"answer": "yes"})):
        assert answer.status_code == 302 and answer["Location"] == "/matter/"
    assert version(walked) == before


def test_he_asks_for_a_hearing_and_reads_when_and_where_it_is(holder: Holder) -> None:
    client, walked = holder("accepted")
    assert "/matter/hearing/" in client.get("/matter/").content.decode()
    assert "请写几句" in client.post("/matter/hearing/", {"reason": " "}).content.decode()
    page = client.post("/matter/hearing/", {"reason": "想当面问为什么停暖。"}, follow=True).content.decode()
    assert "想当面问为什么停暖。" in page and standing(walked, "hearing") == ["hearing_asked"] and "/matter/hearing/" not in page


def test_he_reads_until_when_he_may_ask_for_a_hearing_and_what_to_do_after_it(holder: Holder, monkeypatch: pytest.MonkeyPatch) -> None:
    client, walked = holder("accepted")
    monkeypatch.setattr("xinqiao.web.petitioner.handling.asking.ask_until", lambda *_: date(2036, 3, 12))
    assert "以前（含当天）可以要求" in client.get("/matter/hearing/").content.decode()
    monkeypatch.setattr("xinqiao.web.petitioner.handling.asking.ask_until", lambda *_: date(2020, 3, 12))
    assert "/matter/hearing/" not in client.get("/matter/").content.decode(), "no link to what would be refused"
    page = client.post("/matter/hearing/", {"reason": "想当面问为什么停暖。"}, follow=True).content.decode()
    assert "要求听证的时间到 2020 年 3 月 12 日（周四）" in page and standing(walked, "hearing") == []


def test_the_notice_of_a_hearing_waits_to_be_opened(holder: Holder) -> None:
    client, _ = holder("hearing_called")
    page = client.get("/matter/").content.decode()
    assert "给您的《听证通知书》" in page and "二矿二楼会议室" in page and "停暖的原因和退费的数额" in page


def test_he_reads_minutes_and_opinion_of_the_hearing(holder: Holder) -> None:
    client, _ = holder("hearing_concluded")
    page = client.get("/matter/").content.decode()
    assert "听证笔录" in page and "听证意见书" in page and "退费按天计算" in page


@pytest.mark.parametrize(("answer", "status"), [("yes", "petitioner_agreed"), ("no", "not_settled")])
def test_he_says_whether_he_wants_mediation(holder: Holder, answer: str, status: str) -> None:
    client, walked = holder("mediation_offered")
    page = client.get("/matter/").content.decode()
    assert "请您回话：愿不愿意调解" in page and "取暖费退多少，可以商量。" in page
    asked = client.get("/matter/mediation/").content.decode()
    assert "集团信访办可以从中帮您和单位商量" in asked and "15 天" in asked
    assert "请选一个" in client.post("/matter/mediation/", {}).content.decode()
    assert client.post("/matter/mediation/", {"answer": answer, "reason": ""}).status_code == 302
    assert standing(walked, "mediation") == [status]


def test_he_may_leave_a_mediation_and_cannot_agree_twice(holder: Holder) -> None:
    client, walked = holder("mediating")
    assert "我自己愿意调解" not in client.get("/matter/mediation/").content.decode()
    assert client.post("/matter/mediation/", {"answer": "yes"}).status_code == 200
    assert client.post("/matter/mediation/", {"answer": "no"}).status_code == 302 and standing(walked, "mediation") == ["not_settled"]


def words_seen(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


def test_a_settlement_counts_once_he_has_read_and_confirmed_it(holder: Holder) -> None:
    client, walked = holder("terms_by_unit")
    assert "请您看协议：同不同意" in client.get("/matter/").content.decode()
    page = client.get("/matter/mediation/").content.decode()
    assert "退还两周取暖费。" in page and "您同意这份协议吗" in page and "谁都不能要求您同意" in page
    assert client.post("/matter/mediation/", {"answer": "confirm", "seen": words_seen(page)}).status_code == 302
    assert standing(walked, "mediation") == ["settled"] and standing(walked, "promise") == ["promised"]
    assert "给您的《调解协议书》" in client.get("/matter/").content.decode()


def test_words_that_were_changed_meanwhile_are_read_again(holder: Holder) -> None:
    client, walked = holder("terms_by_unit")
    seen = words_seen(client.get("/matter/mediation/").content.decode())
    walked.take_linked("mediation", "write_settlement", "handler", terms=(Agreed(text="只退一周。"),))
    page = client.post("/matter/mediation/", {"answer": "confirm", "seen": seen}).content.decode()
    assert "协议刚刚改过" in page and "只退一周。" in page and standing(walked, "mediation") == ["terms_written"]
    assert client.post("/matter/mediation/", {"answer": "confirm", "seen": words_seen(page)}).status_code == 302
    assert standing(walked, "mediation") == ["terms_by_petitioner"]


@pytest.mark.parametrize("station", ["terms_written", "terms_by_petitioner", "terms_by_unit"])
def test_he_may_want_other_words_and_then_the_talks_go_on(holder: Holder, station: str) -> None:
    client, walked = holder(station)
    assert "请写一下哪里不同意" in client.post("/matter/mediation/", {"answer": "reject", "reason": ""}).content.decode()
    assert client.post("/matter/mediation/", {"answer": "reject", "reason": "还有上个月的。"}).status_code == 302
    assert standing(walked, "mediation") == ["mediating"] and "还有上个月的。" in client.get("/matter/").content.decode()


def test_after_fifteen_days_he_reads_that_arbitration_is_open(holder: Holder) -> None:
    client, walked = holder("mediating")
    clock = RunningClock.objects.get(petition=walked.petition, name="mediate")
    assert "您可以去申请劳动仲裁了" not in client.get("/matter/").content.decode()
    RunningClock.objects.filter(pk=clock.pk).update(due_on=clock.due_on - timedelta(days=20))
    assert "您可以去申请劳动仲裁了" in client.get("/matter/").content.decode()


def test_he_reads_what_was_agreed_and_opens_the_paper(holder: Holder) -> None:
    client, _ = holder("settled")
    page = client.get("/matter/").content.decode()
    assert "给您的《调解协议书》" in page and "退还两周取暖费。" in page and "谈成了" in page


def test_of_the_inquiry_he_reads_only_the_summary(holder: Holder) -> None:
    client, _ = holder("investigated")
    page = client.get("/matter/").content.decode()
    assert "后勤的测温记录：室内十二度。" in page
    for inner in ("泵坏了", "安监员测试乙", "案卷第 4 页", "支持：换泵", "调查报告"):
        assert inner not in page, inner


def test_with_a_need_he_reads_by_name_whom_it_was_given_to(holder: Holder) -> None:
    client, walked = holder("accepted")
    union = add_union(walked.enterprise)
    shared(walked, union.pk, walked.enterprise.person("union").pk)
    page = client.get("/matter/").content.decode()
    told = re.sub("<[^>]*>", "", page.split("<dt>同意交给</dt>")[1].split("</dd>")[0]).strip()
    assert told == "工会", "its name, not its key in the store"


def test_pages_are_there_in_english(holder: Holder) -> None:
    client, _ = holder("mediation_offered")
    client.cookies["language"] = "en"
    settling, _ = holder("terms_by_unit")
    settling.cookies["language"] = "en"
    assert "Do you agree to this settlement?" in settling.get("/matter/mediation/").content.decode()
    for path in ("/matter/", "/matter/recusal/", "/matter/hearing/", "/matter/mediation/"):
        assert client.get(path).status_code == 200
