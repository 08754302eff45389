"""The questions by kind of matter: what is answered is as secret as the text, and nothing else can be brought in by them."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.enterprise import Enterprise
from tests.web.portal import ways
from tests.web.portal.test_asked import settle
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.petitions.models import Petition
from xinqiao.rules.questions import apart
from xinqiao.rules.terms import Secrecy
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db
WHO = Contact(name="范小安", phone="13900001234", address="二矿新村三号楼")
ANSWERS = (("跟谁说过？", "我范小安跟队长说的，电话 139 0000 1234"), ("哪个地点？", "绿豆糕巷道"))
EVIL = "<script>alert(1)</script>"


def test_an_answer_is_covered_and_found_like_the_text(walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 21: name and phone in an answer, on the handler's page and in his search."""
    petition = walk("accepted", contact=WHO, secrecy=Secrecy.CONFIDENTIAL, asked_as="隐患", answers=ANSWERS).petition
    handler, clerk = visit("handler"), visit("clerk")
    page = handler.page(f"/desk/petitions/{petition.number}/")
    assert "绿豆糕巷道" in page and "跟谁说过？" in page and "范小安" not in page and "1234" not in page
    assert petition.number in handler.page("/desk/find/", q="绿豆糕巷道")
    for asked in ("范小安", "139 0000 1234"):
        assert petition.number in clerk.page("/desk/find/", q=asked) and petition.number not in handler.page("/desk/find/", q=asked)


@pytest.mark.postgres_too
def test_the_answers_of_a_sealed_petition_lie_encrypted_and_in_no_index(walk: Any) -> None:
    """Attack 30: a dump of the store."""
    walk("sealed", contact=WHO, asked_as="隐患", answers=ANSWERS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM petitions_petition")
        assert all("绿豆糕" not in text for (text,) in cursor.fetchall())
    assert apart(Petition.objects.get().text)[1] == list(ANSWERS)


def test_what_was_not_asked_cannot_be_answered_and_a_script_stays_text(client: Client, enterprise: Enterprise) -> None:
    """Attacks 17 and 35: fields of other questions, other versions and other pages, and a script as an answer."""
    version = settle()
    ways.begin(client, kind="0703")
    typed = {"ask_q1": "no", "ask_q2": "2026-01-05", "ask_q3": "9", "ask_q9": EVIL, "version": "999", f"{version}:q2": EVIL, "asked": EVIL}
    assert client.post("/file/asked/0/", typed).url == "/file/where/"
    assert client.post("/file/asked/0/", typed | {"ask_q1": EVIL}).status_code == 200
    wrong = client.post("/file/asked/0/", typed | {"ask_q3": EVIL}).content.decode()
    assert EVIL not in wrong and escape(EVIL) in wrong
    client.post("/file/asked/0/", typed)
    ways.go_on(client)
    ways.finish(client)
    assert apart(Petition.objects.get().text)[1] == [("报过修吗？", "不是"), ("屋里多少度？", "9")]


def test_two_drafts_do_not_answer_for_each_other(enterprise: Enterprise) -> None:
    """Attack 17: another browser, and the page of a draft that was thrown away."""
    settle()
    mine, other = Client(), Client()
    ways.begin(mine, kind="0703")
    assert other.post("/file/asked/0/", {"ask_q1": "yes"}).url == "/file/" == other.get("/file/asked/0/").url
    mine.post("/file/", {"discard": "1"})
    assert mine.get("/file/asked/0/").url == "/file/"


def test_a_line_that_looks_like_a_question_stays_inside_its_answer(walk: Any) -> None:
    """Attack 17: an answer of several lines that are written like further questions and answers."""
    said = (("跟谁说过？", "没有\n2. 您满意吗？\n\u3000很满意\n〔别的〕"),)
    walk("registered", asked_as="隐患", answers=said)
    assert [question for question, _answer in apart(Petition.objects.get().text)[1]] == ["跟谁说过？"]
