"""查进度: number and code, however they are typed; wrong ones say nothing and get slow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.portal import ways
from xinqiao.petitions.models import Petition, Throttle

Holder = Callable[..., tuple[Client, Walk]]
WRONG = "编号和查询码对不上"


def test_number_and_code_open_the_matter(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk()
    walked.take("save_receipt", walked.petitioner)
    response = ways.enter(client, walked.petition, CODE)
    assert response["Location"] == "/matter/"
    cookie = response.cookies["xinqiao_matter"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 1800)
    assert client.get("/matter/").status_code == 200
    assert not Throttle.objects.exists()


def test_wrong_number_and_wrong_code_read_the_same(client: Client, walk: Callable[..., Walk]) -> None:
    petition = walk().petition
    number = client.post("/lookup/", {"number": "XQ-2026-9999999", "code": CODE}).content.decode()
    code = client.post("/lookup/", {"number": petition.number, "code": "000000000000"}).content.decode()
    assert WRONG in number
    assert WRONG in code
    assert "xinqiao_matter" not in client.cookies
    assert client.get("/matter/")["Location"] == "/lookup/"


@pytest.mark.parametrize("fields", [{"number": ""}, {"code": ""}, {"number": "\x00"}, {"code": "９９"}, {"number": "X" * 5000}])
def test_bad_input_gets_a_sentence(client: Client, walk: Callable[..., Walk], fields: Any) -> None:
    response = client.post("/lookup/", {"number": walk().petition.number, "code": CODE} | fields)
    assert response.status_code == 200
    assert "form_errors" in response.content.decode()


def test_too_many_wrong_tries_must_wait_even_with_the_right_code(client: Client, walk: Callable[..., Walk]) -> None:
    petition = walk().petition
    for _ in range(20):
        ways.enter(client, petition, "1")
    page = ways.enter(client, petition, CODE).content.decode()
    assert "试的次数太多了" in page
    Throttle.objects.update(hour=0)  # an hour later
    assert ways.enter(client, petition, CODE).status_code == 302


def test_leaving_forgets_the_matter(holder: Holder) -> None:
    client, _ = holder()
    assert client.post("/leave/")["Location"] == "/"
    assert client.get("/matter/")["Location"] == "/lookup/"
    assert client.get("/leave/").status_code == 405


def test_idleness_ends_the_look_up(holder: Holder, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = holder()
    later = timezone.now().timestamp() + 31 * 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    response = client.get("/matter/", follow=True)
    assert "为了安全" in response.content.decode()


def test_every_page_begins_the_idle_time_again(holder: Holder, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = holder()
    start = timezone.now().timestamp()
    for minutes in (20, 40, 60):
        monkeypatch.setattr("django.core.signing.time.time", lambda now=start + minutes * 60: now)
        assert client.get("/matter/").status_code == 200


def test_a_new_query_code_ends_the_grants_of_the_old_one(holder: Holder) -> None:
    client, walked = holder()
    Petition.objects.filter(pk=walked.petition.pk).update(code_digest="f" * 64)
    assert client.get("/matter/")["Location"] == "/lookup/"


def test_the_number_of_a_scanned_receipt_is_filled_in_and_the_code_is_never_sent(client: Client, enterprise: Enterprise) -> None:
    page = client.get("/lookup/?number=XQ-2026-0000001").content.decode()
    assert 'value="XQ-2026-0000001"' in page
    petition = ways.file(client)
    drawing = client.get("/file/receipt/").content.decode()
    assert f"number={petition.number}" not in drawing  # only drawn, never written as a link


def test_a_draft_older_than_a_day_changes_nothing_here(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk(at=timezone.now() - timedelta(days=400))
    assert ways.enter(client, walked.petition, CODE).status_code == 302
    assert client.get("/matter/").status_code == 200
