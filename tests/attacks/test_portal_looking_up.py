"""Attacks on the look-up and on the grant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings as django_settings
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it
from xinqiao.petitions.models import Throttle


def ask(client: Client, number: str, code: str, place: str = "10.0.0.1") -> bytes:
    content: bytes = client.post("/lookup/", {"number": number, "code": code}, REMOTE_ADDR=place).content
    return content


def main(page: bytes) -> str:
    return page.decode().split("form_errors")[1].split("</ul>")[0]


def test_guesses_are_throttled_per_place_number_and_in_all(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 22."""
    number = walk().petition.number
    for n in range(21):
        ask(client, number, f"{n:012d}")
    assert "试的次数太多了" in ask(client, number, CODE).decode()  # this place
    for n in range(100):
        ask(client, number, f"{n:012d}", f"10.1.{n}.1")
    assert "试的次数太多了" in ask(client, number, CODE, "10.9.9.9").decode()  # this number
    everywhere = django_settings.KEYRING.blind("throttle.look_up.all", "")
    assert Throttle.objects.filter(key=everywhere).update(count=2000) == 1
    assert "试的次数太多了" in ask(client, "XQ-2026-0000777", "1", "10.8.8.8").decode()  # in all


def test_wrong_number_and_wrong_code_get_the_same_words_and_the_same_work(
    client: Client, walk: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Attack 22, 16."""
    number = walk().petition.number
    assert main(ask(client, number, "1", "10.0.1.1")) == main(ask(client, "XQ-2026-0009999", "1", "10.0.1.2"))
    done = []
    for n, each in enumerate((number, "XQ-2026-0009999")):
        compared: list[str] = []
        with CaptureQueriesContext(connection) as queries, monkeypatch.context() as patch:
            patch.setattr("xinqiao.petitions.lookup.code_matches", lambda *_pair, seen=compared: bool(seen.append("compared")))
            ask(client, each, "1", f"10.2.{n}.1")
        done.append((len(queries), compared))
    assert done[0] == done[1] and done[0][1] == ["compared"]  # same statements, same comparison: same time


@pytest.mark.parametrize(
    "forged",
    ["", "1:", "1:ffff", "1:ffff:1abc:AAAA", signing.dumps({"petition": 1}), "\x00", "1" * 9000],
    ids=["empty", "colon", "short", "unsigned", "another salt", "nul", "long"],
)
def test_a_forged_grant_opens_nothing(client: Client, walk: Callable[..., Walk], forged: str) -> None:
    """Attack 16, 24."""
    walk()
    client.cookies["xinqiao_matter"] = forged
    assert client.get("/matter/")["Location"] == "/lookup/"
    assert client.get("/matter/files/1/").status_code == 404


def test_a_grant_for_one_matter_opens_no_other(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 16, 17."""
    mine, other = walk(), walk()
    client.post("/lookup/", {"number": mine.petition.number, "code": CODE})
    page = client.get(f"/matter/?number={other.petition.number}").content.decode()
    assert mine.petition.number in page
    assert other.petition.number not in page.split("<main")[1]
    client.post("/matter/write/", {"text": "给谁？", "petition": other.petition.pk, "number": other.petition.number})
    assert not other.petition.statements.exists()


def test_scanning_a_receipts_address_opens_nothing_by_itself(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 23."""
    number = walk().petition.number
    for method in (client.get, client.head):
        response = method(f"/lookup/?number={number}&code={CODE}")
        assert response.status_code == 200
        assert "xinqiao_matter" not in response.cookies


def test_a_foreign_host_cannot_get_into_the_picture_of_the_receipt(
    client: Client, enterprise: Enterprise, settings: object
) -> None:
    """Attack 37."""
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]
    assert client.get("/file/receipt/", headers={"host": "evil.example"}).status_code == 400


def test_pages_about_somebody_are_kept_by_no_browser(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 43: the back button on a shared computer."""
    client.post("/lookup/", {"number": walk().petition.number, "code": CODE})
    for address in ("/matter/", "/matter/write/", "/file/receipt/", "/lookup/", "/file/", "/file/who/"):
        assert "no-store" in client.get(address)["Cache-Control"], address
    client.post("/leave/")
    assert client.get("/file/receipt/")["Location"] == "/lookup/"
