"""What somebody wrote is not lost when his session or his page was too old."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import PASSWORD
from tests.web.visiting import petition_url, step_url
from xinqiao.petitions.models import Petition, Statement

pytestmark = pytest.mark.django_db

TEXT = "\n我们去看过了：三号楼的循环泵坏了𠮷，\r\n“明天”换好 & 复核 <b>。"
CONTINUE = "/desk/sign-in/"


def away(client, minutes=20):
    """Let the last request of a browser be some minutes ago."""
    client.get("/desk/password/")
    session = client.session
    session["seen"] -= minutes * 60
    session.save()


def hidden(page, name):
    """Return the value of a hidden input or textarea."""
    found = re.search(rf'name="{name}"(?: value="([^"]*)"| hidden>\n(.*?)</textarea>)', page, re.DOTALL)
    return unescape(found[1] or found[2] or "")


def sent_again(client, page):
    """Press the button of the page that offers what was written."""
    names = re.findall(r'<textarea name="([^"]+)"', page)
    action = re.search(r'<form method="post" action="([^"]+)"', page)[1]
    return client.post(action, {name: hidden(page, name) for name in names})


@pytest.mark.parametrize(
    ("language", "said"), [("zh-hans", "写的内容还在这一页"), ("en", "What you wrote is still on this page")]
)
def test_text_survives_the_end_of_the_session(walk, visit, language, said):
    petition = walk("accepted").petition
    client = visit("handler", language).client
    away(client)
    page = client.post(step_url(petition, "remark"), {"version": petition.version, "text": TEXT})
    assert page.status_code == 401 and said in page.content.decode() and "no-store" in page["Cache-Control"]
    assert not remarks(petition)
    written = hidden(page.content.decode(), "written")
    wrong = client.post(CONTINUE, {"login": "handler", "password": "wrong", "written": written}).content.decode()
    assert hidden(wrong, "written") == written  # a slip of the finger loses nothing either
    offered = client.post(CONTINUE, {"login": "handler", "password": PASSWORD, "written": written}).content.decode()
    assert "循环泵坏了𠮷" in offered and "<b>。" not in offered
    assert sent_again(client, offered).url == petition_url(petition)
    assert remarks(petition) == [TEXT.strip().replace("\r\n", "\n")]


def remarks(petition):
    """Return what was said to the petitioner, with plain line ends."""
    rows = Statement.objects.filter(petition=petition, step="remark")
    return [row.texts["text"].replace("\r\n", "\n").strip() for row in rows]


def test_somebody_else_at_the_same_computer_does_not_get_the_text(walk, visit):
    petition = walk("accepted").petition
    client = visit("handler").client
    away(client)
    page = client.post(step_url(petition, "remark"), {"version": petition.version, "text": TEXT}).content.decode()
    answer = client.post(CONTINUE, {"login": "clerk", "password": PASSWORD, "written": hidden(page, "written")})
    assert answer.status_code == 302 and "循环泵" not in answer.content.decode()


def test_call_that_was_being_taken_down_is_not_lost(visit):
    from tests.web.desk.test_register_page import form

    client = visit("receptionist").client
    away(client)
    page = client.post("/desk/register/", form()).content.decode()
    assert Petition.objects.count() == 0
    given = {"login": "receptionist", "password": PASSWORD, "written": hidden(page, "written")}
    assert "/slip/" in sent_again(client, client.post(CONTINUE, given).content.decode()).url
    assert [row.title for row in Petition.objects.all()] == ["食堂涨价没有公示"]


def strict(enterprise, key):
    """Return a browser whose tokens are checked, signed in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(enterprise.person(key), backend="xinqiao.directory.sessions.StaffBackend")
    client.get("/desk/password/")
    return client


def test_page_from_before_another_sign_in_is_offered_again(walk, enterprise):
    """The session ended, he signed in in another tab, and sends the first tab: its token is an old one."""
    petition, client = walk("accepted").petition, strict(enterprise, "handler")
    fields = {"version": petition.version, "text": TEXT, "csrfmiddlewaretoken": "x" * 64}
    old = client.post(step_url(petition, "remark"), fields, headers={"origin": "http://testserver"})
    page = old.content.decode()
    assert old.status_code == 403 and "循环泵坏了𠮷" in page and not remarks(petition)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    again = {"version": hidden(page, "version"), "text": hidden(page, "text"), "csrfmiddlewaretoken": token}
    assert client.post(step_url(petition, "remark"), again, headers={"origin": "http://testserver"}).status_code == 302
    assert len(remarks(petition)) == 1


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}, {"referer": "http://testserver.evil/x"}]
)
def test_form_from_elsewhere_is_offered_to_nobody(walk, enterprise, headers):
    """Attack 34: what another site sends in somebody's name is not put before him with a button."""
    petition, client = walk("accepted").petition, strict(enterprise, "handler")
    answer = client.post(step_url(petition, "remark"), {"version": petition.version, "text": TEXT}, headers=headers)
    assert answer.status_code == 403 and "循环泵" not in answer.content.decode()


def test_passwords_are_never_carried(visit):
    client = visit("handler").client
    away(client)
    sent = client.post(
        "/desk/password/", {"present": PASSWORD, "password": "Another-2026-x", "again": "Another-2026-x"}
    )
    assert sent.status_code == 302 and "/desk/sign-in/" in sent.url


def test_carried_text_cannot_be_forged_and_grows_old(walk, visit, monkeypatch):
    petition, client = walk("accepted").petition, visit("handler").client
    away(client)
    page = client.post(step_url(petition, "remark"), {"version": petition.version, "text": TEXT}).content.decode()
    written = hidden(page, "written")
    for value in ("", "x", written[:-1] + "x"):
        answer = client.post(CONTINUE, {"login": "handler", "password": PASSWORD, "written": value})
        assert answer.status_code == 302, value
        client.logout()
    later = timezone.now().timestamp() + 13 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.post(CONTINUE, {"login": "handler", "password": PASSWORD, "written": written}).status_code == 302


def test_click_on_a_button_after_the_session_leads_back_to_the_page_it_stood_on(walk, visit):
    client = visit("clerk").client
    away(client)
    sent = client.post("/desk/print/1/", headers={"referer": "http://testserver/desk/print/"})
    assert sent.url == "/desk/sign-in/?next=/desk/print/"
    assert (
        client.post("/desk/print/1/", headers={"referer": "https://evil.example/x"}).url == "/desk/sign-in/?next=/desk/"
    )


def test_paper_opened_by_its_address_leads_to_the_list(visit):
    for url in ("/desk/print/1/", "/desk/print/1/done/"):
        assert visit("clerk").get(url).url == "/desk/print/"
