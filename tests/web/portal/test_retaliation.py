"""Fear of retaliation: the box at filing, the page at any time, the answer when he is asked, for petitioner and co-signer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise, add_union
from tests.linked.joint import MEMBER_CODE
from tests.linked.protections import KIND, WORDS
from tests.walking import CODE, Walk
from tests.web.portal import ways
from xinqiao.documents.models import Document
from xinqiao.petitions import protecting
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock, Statement
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Secrecy
from xinqiao.vault import reveal
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
    assert "来问您的人打开看了：全部身份信息。原因：约他当面核实" in page and "“”" not in page
    matter = client.get("/matter/").content.decode()
    assert "约他当面核实" not in matter and "打开看过的，只写在“担心、或者已经有人打击报复您？”那一页" in matter


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
