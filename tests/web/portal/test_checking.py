"""核对文书: anybody who holds a paper learns whether it is ours, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.walking import Walk
from xinqiao.documents.models import Document
from xinqiao.petitions.models import Throttle

Holder = Callable[..., tuple[Client, Walk]]
OURS, NOT_OURS = "这份文书是我们发的", "对不上"


def decision(walked: Walk) -> Document:
    return Document.objects.get(subject=walked.petition.number, kind="decision")


def check(client: Client, number: str, value: str) -> str:
    response = client.get("/verify/", {"number": number, "check": value})
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    return unescape(response.content.decode())


def test_number_and_check_value_tell_what_it_is_and_nothing_of_the_matter(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("replied")
    row = decision(walked)
    page = check(client, row.number, row.digest[:12])
    for words in (OURS, "信访事项处理意见书", row.number, "二矿", row.digest, "编号和查询码打开原件"):
        assert words in page, words
    for secret in (walked.petition.number, "停暖", "范", "19900001234", "供暖"):
        assert secret not in page.split("<main")[1], secret
    assert not Throttle.objects.exists()


@pytest.mark.parametrize("typed", [str.upper, lambda value: f" {value[:4]} {value[4:8]}-{value[8:]} ", lambda value: value])
def test_however_it_is_typed(client: Client, walk: Callable[..., Walk], typed: Callable[[str], str]) -> None:
    row = decision(walk("replied"))
    number = row.number.replace("〔", "[").replace("〕", "]").replace("号", " 号")
    assert OURS in check(client, number, typed(row.digest))


def test_a_wrong_number_a_wrong_value_and_too_short_a_value_read_the_same(client: Client, walk: Callable[..., Walk]) -> None:
    row = decision(walk("replied"))
    wrong = "0" * 12 if not row.digest.startswith("0") else "1" * 12
    pages = [check(client, row.number, wrong), check(client, "二矿信意见〔2026〕999号", row.digest[:12]), check(client, row.number, row.digest[:11])]
    for page in pages:
        assert NOT_OURS in page and OURS not in page and row.digest not in page


def test_what_is_not_handed_out_cannot_be_checked(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("replied")
    for kind in ("assign_letter", "proof_of_service"):
        row = Document.objects.filter(subject=walked.petition.number, kind=kind).latest("pk")
        assert NOT_OURS in check(client, row.number, row.digest)


def test_a_receipt_is_not_called_a_forgery_but_sent_to_its_own_page(client: Client, walk: Callable[..., Walk]) -> None:
    receipt = Document.objects.get(subject=walk("registered").petition.number, kind="receipt")
    for number in (receipt.number, receipt.number.lower().replace("-", " "), "XQ-2099-0999999"):  # by its form alone
        page = check(client, number, receipt.digest[:12])
        assert "登记回执的编号" in page and NOT_OURS not in page and 'href="/verify/receipt/"' in page


def test_a_copy_of_ours_that_was_altered_is_said(client: Client, walk: Callable[..., Walk]) -> None:
    row = decision(walk("replied"))
    row.content["zh"]["title"] = "假的"
    row.save()
    page = check(client, row.number, row.digest)
    assert OURS not in page and "我们存的这份被改动过" in page


def test_guessing_gets_slow_from_one_place_and_not_for_others(client: Client, walk: Callable[..., Walk]) -> None:
    row = decision(walk("replied"))
    for n in range(20):
        check(client, row.number, f"{n:012d}")
    assert "试的次数太多了" in check(client, row.number, row.digest)
    other = client.get("/verify/", {"number": row.number, "check": row.digest}, REMOTE_ADDR="203.0.113.9").content.decode()
    assert OURS in other


@pytest.mark.parametrize(
    "fields", [{}, {"number": "x"}, {"check": "x"}, {"number": "\x00", "check": "\x00" * 12}, {"number": "长" * 500, "check": "z" * 500}, {"number": "𠮷〔〕", "check": "…" * 12}]
)
def test_bad_input_gets_a_page(client: Client, enterprise: object, fields: dict[str, str]) -> None:
    response = client.get("/verify/", fields)
    assert response.status_code == 200 and OURS not in response.content.decode()
    assert client.post("/verify/", fields).status_code == 405


def test_in_english(client: Client, walk: Callable[..., Walk]) -> None:
    row = decision(walk("replied"))
    client.cookies["language"] = "en"
    assert "This document is ours" in check(client, row.number, row.digest)


def test_the_letter_leads_there_in_every_form(holder: Holder) -> None:
    client, walked = holder("replied")
    row = decision(walked)
    letter = unescape(client.get(f"/matter/documents/{quote(row.number)}/").content.decode())
    assert 'class="letter-verify"' in letter and "http://testserver/verify/" in letter and row.digest[:12] in letter
    receipt = client.get(f"/matter/documents/{walked.petition.number}/").content.decode()
    assert receipt.count("letter-verify") == 2  # the receipt leads to the look-up, and to the page that checks its signature
    assert "/lookup/" in receipt and "/verify/receipt/" in receipt and "/verify/?" not in receipt


def test_what_the_qr_code_says_is_the_page_that_answers(walk: Callable[..., Walk], client: Client) -> None:
    from xinqiao.petitions import merging

    row = decision(walk("replied"))
    block: Any = merging.content(row, "zh", "https://xf.example.com/verify/").blocks[-1]
    assert re.fullmatch(r"https://xf\.example\.com/verify/\?number=[\w%]+&check=[0-9a-f]{12}", block.url)
    assert OURS in client.get(block.url.removeprefix("https://xf.example.com")).content.decode()
    assert merging.content(row, "zh").check_value and not [each for each in merging.content(row, "zh").blocks if each.kind == "verify"]


def test_the_portals_own_address_is_printed_where_it_is_set(walk: Callable[..., Walk], settings: Any) -> None:
    from django.test import RequestFactory

    from xinqiao.web.checking import check_address

    settings.ALLOWED_HOSTS = ["inside.example.com"]
    request = RequestFactory().get("/", HTTP_HOST="inside.example.com")
    assert check_address(request) == "http://inside.example.com/verify/"
    settings.PORTAL_ADDRESS = "https://xf.example.com"
    assert check_address(request) == "https://xf.example.com/verify/"
