"""The questions by kind of matter while filing: only what applies, never in the way, part of what was filed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.web.portal import ways
from xinqiao.directory import change, snapshot
from xinqiao.ledger.append import history
from xinqiao.petitions.models import Petition
from xinqiao.petitions.receipting import filed
from xinqiao.petitions.vouching import text_digest
from xinqiao.rules.questions import INDENT, Question, apart
from xinqiao.rules.terms_questions import QuestionKind as Kind
from xinqiao.rules.text import Text

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"by": "person:1", "at": timezone.now()}
QUESTIONS = (
    Question(key="", kind=Kind.YES_NO, text=Text("报过修吗？", "Was it reported?")),
    Question(key="", kind=Kind.DAY, text=Text("哪天报的？", "When?"), asked_if="q1", asked_on=frozenset({"yes"})),
    Question(key="", kind=Kind.NUMBER, text=Text("屋里多少度？", "How warm?"), is_needed=True),
)


def settle(title: str = "暖气") -> int:
    row = change.write_questions("0703", **BY)
    row = change.name_questions(row.pk, row.revision, title, "Heating", **BY)
    for question in QUESTIONS if not row.questions else ():
        row = change.put_question(row.pk, row.revision, question, **BY)
    pk = change.ask_questions(row.pk, row.revision, timezone.localdate(), **BY).pk
    snapshot.forget()
    return pk


@pytest.fixture
def version(enterprise: Enterprise) -> int:
    return settle()


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_each_page_asks_what_applies_and_the_answers_are_part_of_what_was_filed(client: Client, version: int) -> None:
    assert ways.begin(client, kind="0703").url == "/file/asked/0/"
    first = page(client, "/file/asked/0/")
    assert "报过修吗" in first and "屋里多少度" in first and "哪天报的" not in first
    assert client.post("/file/asked/0/", {"ask_q1": "yes", "ask_q3": "１2.50"}).url == "/file/asked/1/"
    assert "哪天报的" in page(client, "/file/asked/1/")
    assert client.post("/file/asked/1/", {"ask_q2": "2026-01-05"}).url == "/file/where/"
    ways.go_on(client, about="后勤科张三")
    shown = page(client, "/file/who/")
    assert "哪天报的？" in shown and "2026-01-05" in shown and "改补充问题" in shown
    ways.finish(client)
    petition = Petition.objects.get()
    assert petition.text.endswith(f"\n\n〔暖气〕\n1. 报过修吗？\n{INDENT}是\n2. 哪天报的？\n{INDENT}2026-01-05\n3. 屋里多少度？\n{INDENT}12.5")
    assert apart(petition.text)[1] == [("报过修吗？", "是"), ("哪天报的？", "2026-01-05"), ("屋里多少度？", "12.5")]
    body = history(petition.number)[0].body
    assert body["text_sha256"] == text_digest(petition.title, petition.text) and "〔暖气〕" in filed(petition)["text"]
    assert "屋里多少度" in page(client, "/matter/"), "the petitioner reads question and answer"
    assert "后勤科张三" in petition.text and petition.title.startswith("二矿宿舍")


def test_nobody_has_to_answer(client: Client, version: int) -> None:
    ways.begin(client, kind="0703")
    again = client.post("/file/asked/0/", {"ask_q1": "no", "ask_q3": ""})
    assert again.status_code == 200 and "请回答这一题" in again.content.decode(), "a needed one is asked once more"
    assert client.post("/file/asked/0/", {"skip": "1"}).url == "/file/where/"
    ways.go_on(client)
    ways.finish(client, secrecy="anonymous")
    assert Petition.objects.get().text == ways.STORY


def test_i_do_not_know_is_an_answer(client: Client, version: int) -> None:
    ways.begin(client, kind="0703")
    assert client.post("/file/asked/0/", {"ask_q1": "unknown", "ask_q3": "", "ask_q3_unknown": "on"}).url == "/file/where/"
    ways.go_on(client)
    ways.finish(client)
    assert apart(Petition.objects.get().text)[1] == [("报过修吗？", "不知道，或者不想说"), ("屋里多少度？", "不知道，或者不想说")]


def test_bad_answers_are_said_and_nothing_is_lost_on_the_way_back(client: Client, version: int) -> None:
    ways.begin(client, kind="0703")
    wrong = client.post("/file/asked/0/", {"ask_q1": "yes", "ask_q3": "挺冷"}).content.decode()
    assert "这里只写数字" in wrong and 'value="挺冷"' in wrong
    client.post("/file/asked/0/", {"ask_q1": "yes", "ask_q3": "12"})
    assert client.post("/file/asked/1/", {"ask_q2": "去年", "back": "1"}).url == "/file/asked/0/"
    assert 'value="12"' in page(client, "/file/asked/0/")
    assert client.post("/file/where/", ways.WHERE | {"back": "1"}).url == "/file/asked/1/"
    assert client.post("/file/asked/0/", {"ask_q1": "no", "ask_q3": "12"}).url == "/file/where/", "what does not apply any more is not asked"
    assert client.post("/file/where/", ways.WHERE | {"back": "1"}).url == "/file/asked/0/"
    assert client.get("/file/asked/7/").url == client.get("/file/asked/1/").url == "/file/where/"


def test_a_draft_keeps_the_version_it_began_with_and_what_was_filed_never_changes(client: Client, version: int) -> None:
    ways.begin(client, kind="0703")
    settle("暖气、热水")
    client.post("/file/asked/0/", {"ask_q1": "no", "ask_q3": "9"})
    ways.begin(client, kind="0703")
    ways.go_on(client)
    ways.finish(client)
    assert "〔暖气〕" in Petition.objects.get().text
    other = Client()
    ways.begin(other, kind="0703")
    assert "暖气、热水" in page(other, "/file/asked/0/")


def test_without_a_kind_or_where_nothing_is_asked_the_way_is_as_before(client: Client, enterprise: Enterprise) -> None:
    assert "是哪一类的事" not in page(client, "/file/")
    settle()
    assert "是哪一类的事" in page(client, "/file/") and ways.begin(client).url == "/file/where/"
    assert "这一类现在不问了" in ways.begin(client, kind="0101").content.decode()
    row = change.write_questions("0703", **BY)
    for key in ("q2", "q1", "q3"):
        row = change.remove_question(row.pk, row.revision, key, **BY)
    change.ask_questions(row.pk, row.revision, timezone.localdate() + timedelta(days=0), **BY)
    snapshot.forget()
    assert "是哪一类的事" not in page(client, "/file/")


def test_in_english_it_is_asked_and_kept_in_english(enterprise: Enterprise) -> None:
    settle()
    client = Client(headers={"accept-language": "en"})
    ways.begin(client, kind="0703")
    client.post("/file/asked/0/", {"ask_q1": "no", "ask_q3": "9"})
    ways.go_on(client)
    ways.finish(client)
    assert apart(Petition.objects.get().text)[1][0] == ("Was it reported?", "No")
