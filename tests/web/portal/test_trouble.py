"""Pages for what went wrong: a sentence that says what to do, nothing asked of the store, nothing typed lost."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from tests.enterprise import Enterprise
from tests.web.portal import ways
from xinqiao.petitions import drafts
from xinqiao.web.portal import pages

OURS = {"origin": "http://testserver"}


def fail(*_given: Any, **_named: Any) -> NoReturn:
    raise OperationalError("disk I/O error")


@pytest.fixture
def broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser whose server has lost its store."""
    client.raise_request_exception = False
    monkeypatch.setattr(pages.snapshot, "current", fail)
    monkeypatch.setattr(drafts, "save", fail)
    return client


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "请过一会儿再试"), ("en", "try again")])
def test_a_fault_of_ours_gets_a_page(broken: Client, language: str, said: str) -> None:
    """Without the database's mark a single statement would fail this test."""
    broken.cookies["language"] = language
    page = broken.get("/")
    assert page.status_code == 500
    assert said in page.content.decode()
    assert "OperationalError" not in page.content.decode()


def test_a_fault_of_ours_loses_nothing_that_was_typed(client: Client, enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "save", fail)
        page = client.post("/file/", ways.WHAT, headers=OURS)
    html = page.content.decode()
    assert page.status_code == 500
    assert "刚才没有交成" in html
    assert ways.STORY in html
    assert 'action="/file/"' in html
    assert ways.begin(client)["Location"] == "/file/where/"


def test_what_a_stranger_sends_is_not_shown_by_a_fault_either(broken: Client) -> None:
    page = broken.post("/file/", ways.WHAT, headers={"origin": "https://evil.example"})
    assert page.status_code == 500
    assert ways.STORY not in page.content.decode()


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "少放几个"), ("en", "fewer files")])
def test_too_many_files_at_once_get_a_page_that_says_so(client: Client, enterprise: Enterprise, language: str, said: str) -> None:
    client.cookies["language"] = language
    ways.begin(client)
    page = ways.go_on(client, files=[SimpleUploadedFile(f"{n}.txt", b"x") for n in range(41)])
    assert page.status_code == 400
    assert said in page.content.decode()


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "没有找到这一页"), ("en", "was not found")])
def test_an_unknown_address_leads_back(client: Client, enterprise: Enterprise, language: str, said: str) -> None:
    client.cookies["language"] = language
    page = client.get("/nowhere/<script>/")
    assert page.status_code == 404
    assert said in page.content.decode()
    assert "<script>/" not in page.content.decode()
    assert 'href="/"' in page.content.decode()
