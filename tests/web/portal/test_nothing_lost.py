"""Lost cookies, two windows, an ended look-up: nothing typed is lost, and nothing goes to the wrong matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape as html_unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.portal import ways
from tests.web.portal.pictures import JPEG
from xinqiao.petitions.models import Draft, Petition, Rating, Statement

Holder = Callable[..., tuple[Client, Walk]]
PHOTO = "锅炉房.jpg"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile(PHOTO, JPEG)


def test_what_is_filed_is_what_was_read(client: Client, enterprise: Enterprise) -> None:
    """Two windows share one draft: the second changes it after the first has shown it for the last look."""
    ways.begin(client, text="一号窗口写的事")
    ways.go_on(client)
    shown = client.get("/file/who/").content.decode()
    fields = {"draft": hidden(shown, "draft"), "seen": hidden(shown, "seen")}
    ways.begin(client, text="二号窗口改了")
    again = ways.finish(client, **fields).content.decode()
    assert "这件事在另一个窗口里改过了" in again
    assert "二号窗口改了" in again
    assert "范小安" in again
    assert not Petition.objects.exists()
    assert ways.finish(client, **fields | {"seen": hidden(again, "seen")})["Location"] == "/file/receipt/"
    assert Petition.objects.get().text == "二号窗口改了"


def test_a_window_goes_on_with_its_own_draft(client: Client, enterprise: Enterprise) -> None:
    ways.begin(client, text="先写的事")
    ways.go_on(client)
    first = hidden(client.get("/file/who/").content.decode(), "draft")
    del client.cookies["xinqiao_draft"]
    ways.begin(client, text="后写的事")
    assert ways.finish(client, draft=first)["Location"] == "/file/receipt/"
    assert Petition.objects.get().text == "先写的事"


def test_a_lost_cookie_loses_no_draft(client: Client, enterprise: Enterprise) -> None:
    ways.begin(client, text="孩子发烧了")
    shown = client.get("/file/where/").content.decode()
    client.cookies.clear()
    assert ways.go_on(client, draft=hidden(shown, "draft"))["Location"] == "/file/who/"
    assert "孩子发烧了" in client.get("/file/who/").content.decode()


def test_a_token_somebody_planted_gets_no_draft(client: Client, enterprise: Enterprise) -> None:
    client.cookies["xinqiao_draft"] = "planted"
    ways.begin(client)
    assert client.cookies["xinqiao_draft"].value != "planted"
    stranger = Client()
    stranger.cookies["xinqiao_draft"] = "planted"
    assert ways.STORY not in stranger.get("/file/").content.decode()


def test_good_files_stay_when_another_is_refused(holder: Holder) -> None:
    client, walked = holder("accepted")
    page = client.post("/matter/write/", {"text": "看照片", "files": [photo(), SimpleUploadedFile("a.jpg", b"MZ")]})
    assert "别的文件都还在" in page.content.decode()
    assert PHOTO in client.get("/matter/write/").content.decode()  # and it says so truly
    assert "看照片" in client.get("/matter/write/").content.decode()
    client.post("/matter/write/", {"text": "看照片"})
    assert [file.name for file in walked.petition.attachments.all()] == [PHOTO]
    assert not Draft.objects.exists()


def test_a_kept_file_can_be_removed_and_that_sends_nothing(holder: Holder) -> None:
    client, walked = holder("accepted")
    page = client.post("/matter/write/", {"text": "x", "files": [photo(), SimpleUploadedFile("a.jpg", b"MZ")]}).content.decode()
    page = client.post("/matter/write/", {"text": "x", "remove": hidden(page, "remove")}).content.decode()
    assert PHOTO not in page
    assert not walked.petition.statements.filter(actor="petitioner", step="remark").exists()


@pytest.mark.parametrize("ending", ["idle", "another matter"])
def test_what_was_written_waits_until_number_and_code_are_shown_again(holder: Holder, walk: Callable[..., Walk], ending: str) -> None:
    client, walked = holder("accepted")
    fields = {"text": "师傅什么时候来？", "number": walked.petition.number, "version": "3", "files": [photo()]}
    if ending == "idle":
        del client.cookies["xinqiao_matter"]
    else:
        ways.enter(client, walk().petition, CODE)
    asked = client.post("/matter/write/", fields, follow=True)
    page = asked.content.decode()
    assert "您写的都还在" in page
    assert hidden(page, "number") == walked.petition.number
    assert not Statement.objects.filter(actor="petitioner", step__in=("remark", "supplement")).exists()
    assert ways.enter(client, walked.petition, CODE)["Location"] == "/matter/write/"
    page = client.get("/matter/write/").content.decode()
    assert "师傅什么时候来？" in page
    assert PHOTO in page
    client.post("/matter/write/", {"text": "师傅什么时候来？", "number": walked.petition.number})
    assert Statement.objects.get(petition=walked.petition, step="supplement").texts == {"text": "师傅什么时候来？"}
    assert not Draft.objects.exists()


def test_what_waits_for_one_matter_is_not_shown_in_another(holder: Holder, walk: Callable[..., Walk]) -> None:
    client, walked = holder("accepted")
    del client.cookies["xinqiao_matter"]
    client.post("/matter/write/", {"text": "谁也不该看到", "number": walked.petition.number})
    assert ways.enter(client, walk().petition, CODE)["Location"] == "/file/receipt/"
    assert "谁也不该看到" not in client.get("/matter/write/").content.decode()


def test_a_rating_does_not_go_to_the_matter_of_the_other_window(holder: Holder, walk: Callable[..., Walk]) -> None:
    client, walked = holder("replied")
    ways.enter(client, walk("replied").petition, CODE)
    fields = {"office": "satisfied", "unit": "dissatisfied", "reason": "来得慢", "number": walked.petition.number}
    assert client.post("/matter/rate/", fields)["Location"].startswith("/lookup/?number=")
    assert not Rating.objects.exists()
    assert ways.enter(client, walked.petition, CODE)["Location"] == "/matter/rate/"
    assert "来得慢" in client.get("/matter/rate/").content.decode()
    client.post("/matter/rate/", fields)
    assert Rating.objects.get().petition_id == walked.petition.pk


def test_a_stranger_cannot_fill_the_store_with_what_waits(client: Client, enterprise: Enterprise, settings: object) -> None:
    settings.FILINGS_PER_HOUR = 1  # type: ignore[attr-defined]
    for n in range(9):
        client.cookies.clear()
        client.post("/matter/write/", {"text": f"{n}", "number": "XQ-2026-0000001"})
    assert Draft.objects.count() == 3


@pytest.mark.parametrize(("station", "words"), [("accepted", "现在还不能评价"), ("sealed", "现在还不能评价"), ("replied", "您已经评价过了")])
def test_the_page_for_the_rating_says_plainly_when_it_is_not_open(holder: Holder, station: str, words: str) -> None:
    client, _ = holder(station)
    fields = {"office": "satisfied", "unit": "satisfied"}
    page = client.post("/matter/rate/", fields, follow=True)
    assert station == "replied" or words in page.content.decode()
    page = client.get("/matter/rate/", follow=True)
    assert page.redirect_chain[-1][0] == "/matter/"
    assert words in page.content.decode()
    assert "的件" not in page.content.decode()


OURS = {"origin": "http://testserver"}


def test_a_page_that_grew_too_old_is_offered_again_with_all_that_was_typed(enterprise: Enterprise) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/file/", ways.WHAT | {"text": "\n孩子发烧了 <b> & 𠮷"}, headers=OURS)
    html = page.content.decode()
    assert page.status_code == 403
    assert "no-store" in page["Cache-Control"]
    assert "孩子发烧了 &lt;b&gt; &amp; 𠮷" in html
    assert not Draft.objects.exists()
    again = {name: html_unescape(value) for name, value in re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', html, re.DOTALL)}
    token = hidden(html, "csrfmiddlewaretoken")
    assert client.post("/file/", again | {"csrfmiddlewaretoken": token}, headers=OURS)["Location"] == "/file/where/"
    assert "孩子发烧了" in client.get("/file/").content.decode()


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {}])
def test_what_a_stranger_sends_is_not_offered(enterprise: Enterprise, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/file/", ways.WHAT | {"text": "骗人的话"}, headers=headers)
    assert page.status_code == 403
    assert "骗人的话" not in page.content.decode()
