"""Attacks with what is typed, uploaded and posted."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.portal import ways
from tests.web.portal.pictures import JPEG
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it
from xinqiao.petitions.models import Attachment, Draft, Petition, Statement, Throttle

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:1234567 }}'
CHANGING = (
    "/file/",
    "/file/asked/0/",
    "/file/where/",
    "/file/who/",
    "/leave/",
    "/matter/write/",
    "/matter/rate/",
    "/matter/withdraw/",
    "/matter/again/",
    "/matter/review/",
    "/matter/review/withdraw/",
    "/matter/recusal/",
    "/matter/called/",
    "/matter/need/",
    "/matter/hearing/",
    "/matter/mediation/",
    "/member/",
    "/member/review/",
    "/matter/documents/x/open/",
)


@pytest.mark.parametrize("address", CHANGING)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
def test_nothing_changes_by_other_methods_or_without_the_forms_token(
    enterprise: Enterprise, address: str, method: str
) -> None:
    """Attack 34."""
    client = Client(enforce_csrf_checks=True)
    response = client.generic(method, address, b"text=x&wants=y", content_type="application/x-www-form-urlencoded")
    assert response.status_code in (403, 405)
    assert not Draft.objects.exists()
    assert not Petition.objects.exists()


def test_scripts_that_were_typed_stay_text_everywhere(client: Client, enterprise: Enterprise) -> None:
    """Attack 1, 35."""
    ways.begin(client, text=SCRIPT, wants=SCRIPT, title=SCRIPT[:50])
    ways.go_on(client, place=SCRIPT, happened=SCRIPT[:70], files=[SimpleUploadedFile(SCRIPT[:60] + ".jpg", JPEG)])
    pages = [client.get("/file/where/"), client.get("/file/who/")]
    ways.finish(client, name=SCRIPT[:40], address=SCRIPT)
    number = Petition.objects.get().number
    client.post("/matter/write/", {"text": SCRIPT})
    pages += [
        client.get(address)
        for address in ("/file/receipt/", "/matter/", "/matter/write/", f"/matter/documents/{number}/")
    ]
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "1234574" not in html


def test_a_placeholder_that_was_typed_is_not_filled_with_the_name(client: Client, enterprise: Enterprise) -> None:
    """Attack 21."""
    ways.begin(client, text="我是 {{petitioner}}，码 {{query_code}}", title="{{query_code}}")
    ways.go_on(client)
    ways.finish(client)
    page = client.get(f"/matter/documents/{Petition.objects.get().number}/").content.decode()
    assert "{{query_code}}" in page


@pytest.mark.parametrize("name", ["a.png", "a.svg.png", "a", "a.jpg"])
@pytest.mark.parametrize("content", [
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>', b"<html><script>1</script></html>", b"<?xml version='1.0'?><a/>",
])  # fmt: skip
def test_pages_and_drawings_called_pictures_are_refused(
    client: Client, enterprise: Enterprise, name: str, content: bytes
) -> None:
    """Attack 2."""
    ways.begin(client)
    page = ways.go_on(client, files=[SimpleUploadedFile(name, content, content_type="image/svg+xml")]).content.decode()
    assert "打不开" in page
    ways.go_on(client)
    ways.finish(client)
    assert not Attachment.objects.exists()


def test_a_stranger_with_another_token_sees_no_draft(client: Client, enterprise: Enterprise) -> None:
    """Attack 16, 17."""
    ways.begin(client, text="谁也不该看到")
    other = Client()
    for token in ("", "x", Draft.objects.get().token_digest, "' OR 1=1 --"):
        other.cookies["xinqiao_draft"] = token
        assert "谁也不该看到" not in other.get("/file/").content.decode()
        assert other.get("/file/where/")["Location"] == "/file/"


def test_one_place_cannot_flood_the_register(client: Client, enterprise: Enterprise) -> None:
    """Attack 4, 42."""
    for n in range(30):
        assert ways.file(Client(), secrecy="anonymous"), n
    ways.begin(client)
    ways.go_on(client)
    page = ways.finish(client).content.decode()
    assert "请过一会儿再交" in page
    assert "孩子发烧了" in page
    assert Petition.objects.count() == 30
    assert Draft.objects.count() == 1


def test_no_address_of_a_visitor_is_stored(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 32: what an anonymous reporter leaves behind cannot be tied to a machine."""
    walk()
    client.post("/lookup/", {"number": "1", "code": "1"}, REMOTE_ADDR="203.0.113.77")
    ways.begin(client)
    for row in (*Throttle.objects.values(), *Draft.objects.values(), *Petition.objects.values()):
        assert "203.0.113" not in str(row)


def test_no_name_or_code_stands_in_an_address_or_a_title(client: Client, enterprise: Enterprise) -> None:
    """Attack 21."""
    ways.file(client)
    for address in ("/matter/", "/file/receipt/", "/matter/write/"):
        head = client.get(address).content.decode().split("<main")[0]
        assert "范小安" not in head
    assert "范小安" not in client.get("/matter/").content.decode()


def test_the_only_cookies_are_our_own_and_no_script_reads_them(client: Client, enterprise: Enterprise) -> None:
    """Attack 43."""
    ways.file(client)
    client.get("/matter/")
    assert set(client.cookies) <= {"csrftoken", "xinqiao_draft", "xinqiao_matter", "messages"}
    assert all(cookie["samesite"] == "Lax" for name, cookie in client.cookies.items() if name != "messages")
    assert all(client.cookies[name]["httponly"] for name in ("xinqiao_draft", "xinqiao_matter"))


def test_a_matter_that_is_closed_takes_no_forced_steps(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 48."""
    walked = walk("closed")
    client.post("/lookup/", {"number": walked.petition.number, "code": CODE})
    client.post("/matter/write/", {"text": "", "files": [SimpleUploadedFile("a.jpg", JPEG)]})
    assert not Statement.objects.filter(petition=walked.petition, step="supplement").exists()
    assert Petition.objects.get(pk=walked.petition.pk).status == "closed"


@pytest.mark.parametrize(
    "text", ["(" * 9000, "a" * 9999 + "!", "１、" * 3000, "。" * 9000, " \t" * 4000 + "x", "-" * 9000]
)
def test_no_text_makes_the_portal_think_for_long(client: Client, enterprise: Enterprise, text: str) -> None:
    """Attack 40."""
    begin = time.process_time()
    ways.begin(client, text=text, wants=text[:900])
    client.post("/lookup/", {"number": text, "code": text})
    assert time.process_time() - begin < 2


def test_a_number_made_of_markup_stays_text_and_leads_nowhere_else(client: Client, enterprise: Enterprise) -> None:
    """Attack 35, 37: the number of a form comes back in an address, in a sentence and in a field."""
    forged = '"><script>alert(1)</script>//evil'
    response = client.post("/matter/write/", {"text": SCRIPT, "number": forged}, follow=True)
    assert response.redirect_chain[0][0].startswith("/lookup/?number=%22%3E%3Cscript")
    html = response.content.decode()
    assert "<script>alert" not in html
    assert "您写的都还在" in html
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/matter/write/", {"text": SCRIPT, SCRIPT: SCRIPT}, headers={"origin": "http://testserver"})
    assert page.status_code == 403
    assert "<script>alert" not in page.content.decode()
    assert "<img src=x" not in page.content.decode()


def test_what_waits_can_be_read_by_no_other_token(client: Client, enterprise: Enterprise) -> None:
    """Attack 16: the cookie of what waits opens no draft of a filing that is shown without number and code."""
    client.post("/matter/write/", {"text": "谁也不该看到", "number": "XQ-2026-0000001"})
    waiting = client.cookies["xinqiao_unsent"]
    assert waiting["httponly"] and waiting["samesite"] == "Lax"
    other = Client()
    other.cookies["xinqiao_draft"] = waiting.value
    assert other.get("/file/").status_code == 200
    assert "谁也不该看到" not in other.get("/file/").content.decode()
    assert other.get("/file/where/").status_code in (200, 302)
    assert other.get("/file/who/").status_code in (200, 302)
