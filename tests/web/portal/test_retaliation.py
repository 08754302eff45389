"""Fear of retaliation: the box at filing, the page at any time, the answer when he is asked, for petitioner and co-signer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise, add_union
from tests.linked.joint import MEMBER_CODE
from tests.linked.protections import KIND, QUESTION, REPLY, WORDS
from tests.walking import CODE, Walk, entry
from tests.web.portal import ways
from tests.web.visiting import visit  # noqa: F401 a fixture
from xinqiao.documents.models import Document
from xinqiao.petitions import protecting
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Secrecy
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact
from xinqiao.web.petitioner.forms import WHO_SEES

Holder = Callable[..., tuple[Client, Walk]]
FEAR = {"has_happened": "no", "words": WORDS}


def record_of(petition: Petition) -> LinkedRecord:
    file = protecting.file_of(petition)
    assert file is not None
    return protecting.record_on(file)


def asked_today(petition: Petition) -> LinkedRecord:
    """Let the day of the question come: the file is older than it is."""
    record = record_of(petition)
    RunningClock.objects.filter(petition=record.petition, name="check_in").update(due_on=local_day(timezone.now()))
    return record


def test_he_says_it_at_any_time_and_reads_what_becomes_of_it(holder: Holder) -> None:
    client, walked = holder("accepted")
    assert "/matter/retaliation/" in client.get("/matter/").content.decode()
    assert "告诉不经手的人" in client.get("/matter/retaliation/").content.decode()
    page = client.post("/matter/retaliation/", FEAR, follow=True).content.decode()
    assert "只交给了不经手这件事的人" in page and WORDS in page and "到日子就来问您" in page
    client.post("/matter/retaliation/", FEAR)  # a second click
    assert Statement.objects.filter(petition__guards=walked.petition.number).count() == 1
    assert WORDS not in client.get("/matter/").content.decode(), "the page of the matter itself may lie open on a counter"


@pytest.mark.parametrize(("missing", "words"), [("has_happened", "请选一个"), ("words", "请写几句，说说怎么回事")])
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(holder: Holder, missing: str, words: str) -> None:
    client, walked = holder("accepted")
    page = client.post("/matter/retaliation/", {name: value for name, value in FEAR.items() if name != missing}).content.decode()
    assert words in page and (missing == "words" or WORDS in page) and protecting.file_of(walked.petition) is None


def test_without_a_grant_the_words_wait_for_number_and_code(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("accepted")
    assert client.post("/matter/retaliation/", FEAR | {"number": walked.petition.number}).status_code == 302
    assert protecting.file_of(walked.petition) is None
    ways.enter(client, walked.petition, CODE)
    assert WORDS in client.get("/matter/retaliation/").content.decode()


@pytest.mark.parametrize(("answer", "status"), [("no", "watched"), ("yes", "watched"), ("leave", "not_asked")])
def test_when_he_is_asked_he_answers_by_himself(holder: Holder, answer: str, status: str) -> None:
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    record = asked_today(walked.petition)
    assert "有没有人因为这件事为难您？" in client.get("/matter/").content.decode()
    given = {"answer": answer, "words": "又有人带话。", "version": Petition.objects.get(pk=record.petition_id).version}
    assert "记下了，谢谢您。" in client.post("/matter/retaliation/answer/", given, follow=True).content.decode()
    record.refresh_from_db()
    assert (record.status, record.content["own_answer"]) == (status, answer)
    assert client.post("/matter/retaliation/answer/", given).status_code == 302  # a second click
    assert Statement.objects.filter(petition=record.petition, step="answer_check_in").count() == 1


def test_who_opened_his_name_for_the_watch_stands_on_the_page_of_the_watch_alone(holder: Holder) -> None:
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    file = protecting.file_of(walked.petition)
    assert file is not None and file.identity_id
    reader = f"person:{walked.enterprise.person('discipline').pk}"
    reveal.reveal(file.identity_id, subject=file.number, actor=reader, reason="约他当面核实", at=timezone.now())
    assert "纪检或者工会问您有没有被打击报复时能打开" in str(WHO_SEES[Secrecy.CONFIDENTIAL]), "the choice at filing says so beforehand"
    page = client.get("/matter/retaliation/").content.decode()
    openings = page[page.index("谁看过我的身份"):]
    assert "集团纪委纪检人员" in openings and "全部身份信息" in openings and "原因：约他当面核实" in openings, "unit and post, as on every such list"
    assert "约他当面核实" not in page[:page.index("谁看过我的身份")]
    matter = client.get("/matter/").content.decode()
    assert "约他当面核实" not in matter and "打开看过的，只写在“担心、或者已经有人打击报复您？”那一页" in matter


def test_who_opened_the_file_stands_there_by_unit_and_post(holder: Holder, visit: Callable[..., Any]) -> None:  # noqa: F811
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    file = protecting.file_of(walked.petition)
    assert file is not None and "还没有工作人员打开过" in client.get("/matter/retaliation/").content.decode()
    visit("discipline").page(f"/desk/petitions/{file.number}/")
    page = client.get("/matter/retaliation/").content.decode()
    assert "集团纪委纪检人员" in page[page.index("来问您的人里，谁打开过"):]
    assert "集团纪委" not in client.get("/matter/").content.decode(), "who asks him is on the page of the watch alone"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_what_he_answered_shows_as_answered_until_the_next_check_in(holder: Holder, answer: str) -> None:
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    record = asked_today(walked.petition)
    client.post("/matter/retaliation/answer/", {"answer": answer, "words": "又有人带话。", "version": Petition.objects.get(pk=record.petition_id).version})
    page = client.get("/matter/retaliation/").content.decode()
    assert "请您回一句话" not in page and {"yes": "您回答了：有人为难我。", "no": "您回答了：没有人为难我。"}[answer] in page
    assert "有没有人因为这件事为难您？" not in client.get("/matter/").content.decode(), "nothing asks him on the page of the matter"
    version = Petition.objects.get(pk=record.petition_id).version
    late = client.post("/matter/retaliation/answer/", {"answer": "yes", "words": "刚才又来骂我。", "version": version}).content.decode()
    assert "还没有交" in late and "刚才又来骂我。" in late and "请您回一句话" not in late, "his words wait in the form for what he says unasked"
    assert client.post("/matter/retaliation/answer/", {"answer": answer, "words": "又有人带话。", "version": version}).status_code == 302, "a second click"
    assert Statement.objects.filter(petition=record.petition, step="answer_check_in").count() == 1, "an open window answers nothing twice"
    asked_today(walked.petition)
    page = client.get("/matter/retaliation/").content.decode()
    assert "请您回一句话" in page and "您回答了：" not in page, "the next check-in asks again"


def test_an_answer_from_before_the_officer_wrote_is_shown_again_with_its_words(holder: Holder) -> None:
    client, walked, file = written(holder)
    given = {"answer": "yes", "words": "队长说要开除我。", "version": file.version}
    perform("write_to_guarded", protecting.record_on(file), entry("write_to_guarded", text="今晚能说话吗？"), actor=walked.enterprise.actor("discipline"), at=timezone.now())
    page = client.post("/matter/retaliation/answer/", given).content.decode()
    assert "还没有交" in page and "队长说要开除我。" in page and "今晚能说话吗？" in page and not Statement.objects.filter(step="answer_check_in").exists()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    client.post("/matter/retaliation/answer/", given | {"version": version[1]})
    assert Statement.objects.filter(step="answer_check_in").count() == 1


def test_what_he_answered_in_a_window_that_had_signed_out_waits_for_number_and_code(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("written_to")
    petition = Petition.objects.get(number=walked.petition.guards)
    given = {"answer": "yes", "words": REPLY, "version": walked.petition.version, "number": petition.number}
    assert client.post("/matter/retaliation/answer/", given).status_code == 302
    ways.enter(client, petition, CODE)
    page = client.get("/matter/retaliation/answer/").content.decode()
    assert REPLY in page and not Statement.objects.filter(step="answer_check_in").exists()


def test_he_reads_by_when_his_words_are_answered_and_when_that_is_late(holder: Holder) -> None:
    client, _walked, file = written(holder)
    assert "最晚" in client.get("/matter/retaliation/").content.decode()
    assert "在这里回您" not in client.get("/matter/retaliation/").content.decode(), "he waits for nothing yet"
    client.post("/matter/retaliation/reply/", {"words": REPLY, "number": file.guards})
    assert "在这里回您" in client.get("/matter/retaliation/").content.decode()
    RunningClock.objects.filter(petition=file).update(due_on=local_day(timezone.now()) - timedelta(days=1))
    page = client.get("/matter/retaliation/").content.decode()
    assert "回您，已经晚了" in page and "来问您，已经晚了" in page


def test_a_new_fear_opens_the_question_again(holder: Holder) -> None:
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    client.post("/matter/retaliation/answer/", {"answer": "no", "words": "", "version": record_of(walked.petition).petition.version})
    assert "您回答了：没有人为难我。" in client.get("/matter/retaliation/").content.decode()
    client.post("/matter/retaliation/", FEAR | {"words": "今天又来说了。"})
    assert "请您回一句话" in client.get("/matter/retaliation/").content.decode()


def written(holder: Holder) -> tuple[Client, Walk, Petition]:
    """Return an anonymous petitioner who feared, and to whom the discipline officer wrote."""
    client, walked = holder("accepted", secrecy=Secrecy.ANONYMOUS, contact=Contact())
    client.post("/matter/retaliation/", FEAR)
    record = record_of(walked.petition)
    perform("write_to_guarded", record, entry("write_to_guarded", text=QUESTION), actor=walked.enterprise.actor("discipline"), at=timezone.now())
    return client, walked, record.petition


def test_an_anonymous_person_is_written_to_and_writes_back(holder: Holder) -> None:
    client, _walked, file = written(holder)
    assert "不经手这件事的人给您写了话" in client.get("/matter/").content.decode() and QUESTION not in client.get("/matter/").content.decode()
    page = client.get("/matter/retaliation/").content.decode()
    assert QUESTION in page and "来问您的人" in page and "您没有留身份，谁也看不到" in page
    for _press in range(2):
        page = client.post("/matter/retaliation/reply/", {"words": REPLY, "number": file.guards}, follow=True).content.decode()
    assert page.index(QUESTION) < page.index(REPLY) and "只有不经手这件事的人看得到" in page
    assert Statement.objects.filter(petition=file, step="write_back").count() == 1, "a second click"
    assert "不经手这件事的人给您写了话" not in client.get("/matter/").content.decode()


def test_an_empty_reply_is_asked_for_and_nothing_can_be_written_back_to_nobody(holder: Holder) -> None:
    client, _walked, file = written(holder)
    assert "请写几句话" in client.post("/matter/retaliation/reply/", {"words": " ", "number": file.guards}).content.decode()
    other, _walked = holder("registered")
    assert other.post("/matter/retaliation/reply/", {"words": REPLY}).status_code == 302 and not Statement.objects.filter(step="write_back").exists()


def test_what_he_wrote_back_into_an_old_window_is_kept(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("written_to")
    petition = Petition.objects.get(number=walked.petition.guards)
    assert client.post("/matter/retaliation/reply/", {"words": REPLY, "number": petition.number}).status_code == 302
    assert not Statement.objects.filter(step="write_back").exists()
    ways.enter(client, petition, CODE)
    assert REPLY in client.get("/matter/retaliation/reply/").content.decode()
    client.post("/matter/retaliation/reply/", {"words": REPLY, "number": petition.number})
    assert Statement.objects.filter(step="write_back").count() == 1


def test_a_co_signer_writes_back_on_his_own_page(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("member_confirmed")
    client.post("/member/", {"number": walked.petition.number, "code": MEMBER_CODE})
    client.post("/member/retaliation/", FEAR)
    file = protecting.file_of(walked.petition, 1)
    assert file is not None
    perform("write_to_guarded", protecting.record_on(file), entry("write_to_guarded", text=QUESTION), actor=walked.enterprise.actor("discipline"), at=timezone.now())
    assert QUESTION in client.get("/member/retaliation/").content.decode()
    assert REPLY in client.post("/member/retaliation/reply/", {"words": REPLY}, follow=True).content.decode()
    other = Client()
    ways.enter(other, walked.petition, CODE)
    assert QUESTION not in other.get("/matter/retaliation/").content.decode()


def test_each_field_of_the_page_has_its_own_label(holder: Holder) -> None:
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    asked_today(walked.petition)
    ids = re.findall(r' id="([^"]+)"', client.get("/matter/retaliation/").content.decode())
    assert "id_words" in ids and "id_answer_words" in ids and len(ids) == len(set(ids))


def test_a_yes_without_words_is_asked_who_and_how(holder: Holder) -> None:
    client, walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    record = asked_today(walked.petition)
    page = client.post("/matter/retaliation/answer/", {"answer": "yes", "words": "", "version": Petition.objects.get(pk=record.petition_id).version}).content.decode()
    assert "请写几句：谁、怎么为难您的" in page


def test_he_reads_the_written_answer_and_nobody_else_does(holder: Holder, walk: Callable[..., Walk]) -> None:
    client, _other = holder("accepted")
    file = walk("liability_advised").take_linked(KIND, "answer_retaliation", "discipline", text="查实队长调了班，已经恢复。").petition
    paper = f"/matter/retaliation/papers/{Document.objects.get(subject=file.number, kind='retaliation_answer').number}/"
    advice = f"/matter/retaliation/papers/{Document.objects.get(subject=file.number, kind='liability_advice').number}/"
    assert client.get(paper).status_code == 404, "of another matter"
    ways.enter(client, Petition.objects.get(number=file.guards), CODE)
    page = client.get("/matter/retaliation/").content.decode()
    assert "打击报复情况答复书" in page and "追究责任建议书" not in page
    assert "已经恢复" in client.get(paper).content.decode() and client.get(advice).status_code == 404


@pytest.mark.parametrize(("typed", "is_opened"), [({"fears": "on"}, True), ({"fear_words": WORDS}, True), ({}, False)])
def test_the_box_at_filing_opens_a_file_and_leaves_no_trace_in_the_petition(client: Client, enterprise: Any, typed: dict[str, str], is_opened: bool) -> None:
    ways.begin(client)
    ways.go_on(client)
    assert "担心有人打击报复？" in client.get("/file/who/").content.decode()
    assert ways.finish(client, **typed).status_code == 302
    petition = Petition.objects.get(guards=None)
    assert (protecting.file_of(petition) is not None) is is_opened and not petition.has_records
    assert WORDS not in petition.text and petition.version == 1


def test_what_he_feared_is_still_there_when_something_else_was_wrong(client: Client, enterprise: Any) -> None:
    ways.begin(client)
    ways.go_on(client)
    page = ways.finish(client, name="", fear_words=WORDS).content.decode()
    assert WORDS in page and '<details class="more" open>' in page and not Petition.objects.exists()


def test_a_co_signer_says_it_for_himself(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("member_confirmed")
    assert client.post("/member/", {"number": walked.petition.number, "code": MEMBER_CODE}).status_code == 302
    assert "/member/retaliation/" in client.get("/member/matter/").content.decode()
    page = client.post("/member/retaliation/", FEAR, follow=True).content.decode()
    assert WORDS in page and "和您一起反映的人也看不到" in page
    other = Client()
    ways.enter(other, walked.petition, CODE)
    assert WORDS not in other.get("/matter/retaliation/").content.decode() and protecting.file_of(walked.petition) is None


def test_his_page_speaks_both_languages(holder: Holder) -> None:
    client, _walked = holder("accepted")
    client.post("/matter/retaliation/", FEAR)
    client.cookies["language"] = "en"
    page = client.get("/matter/retaliation/").content.decode()
    assert "Under protection" in page and "people who have no part in this matter" in page


@pytest.mark.parametrize("station", ["going_up", "gone_up"])
def test_after_it_went_up_the_union_is_told_first(enterprise: Enterprise, holder: Holder, station: str) -> None:
    """It may concern the discipline duty itself, and nobody here is told whether it does."""
    add_union(enterprise)
    client, walked = holder(station)
    assert client.post("/matter/retaliation/", FEAR).status_code == 302
    assert protecting.record_on(protecting.file_of(walked.petition)).petition.watcher == "union"  # type: ignore[arg-type]
