"""The signed receipt: shown first until it is saved, kept as a file, checked by anybody with nothing but the public key (attack 49)."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.portal import ways
from xinqiao.ledger.models import Entry
from xinqiao.ledger.statement import Signed, from_values
from xinqiao.petitions.models import Petition, Throttle
from xinqiao.petitions.receipting import carried, receipt_of
from xinqiao.rules.terms import Channel

Holder = Callable[..., tuple[Client, Walk]]
GENUINE, WRONG, GONE = "这张回执是真的", "签名不对", "账本里对不上"


def signed(number: str) -> Signed:
    found = receipt_of(number)
    assert found
    return found


def saved_file(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/file/receipt/file/{query}")
    assert response.status_code == 200 and "attachment" in response["Content-Disposition"] and "no-store" in response["Cache-Control"]
    given: dict[str, Any] = json.loads(response.content)
    return given


def check(client: Client, said: str = "", file: str | None = None) -> str:
    sent = {"file": SimpleUploadedFile("回执.json", file.encode())} if file is not None else {}
    response = client.post("/verify/receipt/", {"said": said, **sent})
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    return unescape(response.content.decode())


def test_filing_ends_with_a_signed_receipt_that_says_what_when_and_whose_key(client: Client, enterprise: Enterprise) -> None:
    petition = ways.file(client)
    page = unescape(client.get("/file/receipt/").content.decode())
    receipt = signed(petition.number)
    assert receipt.values["number"] == petition.number and receipt.values["key"] == settings.SIGNER.key_id
    for words in (receipt.values["filed"], receipt.values["key"], receipt.signature, "我已经存好了", "存成文件"):
        assert words in page, words
    assert settings.SIGNER.verifies(receipt.message, receipt.values["key"], receipt.signature)


def test_a_stranger_computes_the_fingerprint_from_what_was_filed(client: Client, enterprise: Enterprise) -> None:
    """The recipe of docs/verifying.md, with nothing of ours."""
    ways.begin(client, text="三号楼停暖\r\n找过后勤", wants="供暖\n退费", title="停暖")
    ways.go_on(client, place="三号楼", files=[SimpleUploadedFile("证据.pdf", b"%PDF-1.4 proof")])
    ways.finish(client)
    given = saved_file(client, "?text=1")
    content = given["content"]
    assert content["text"] == "三号楼停暖\n找过后勤" and content["files"] == [hashlib.sha256(b"%PDF-1.4 proof").hexdigest()]

    def sha256(value: str | list[str] | dict[str, Any]) -> str:
        text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    parts = {
        "text": sha256(f"{content['title']}\n{content['text']}"), "where": sha256([content["place"], content["happened"]]),
        "claims": sha256(content["claims"]), "files": content["files"],
    }  # fmt: skip
    assert sha256(parts) == given["filed"]


def test_the_file_alone_is_checked_offline_without_a_data_folder(holder: Holder, tmp_path: Path) -> None:
    client, walked = holder()
    receipt, key = tmp_path / "receipt.json", tmp_path / "public.pem"
    receipt.write_text(json.dumps(saved_file(client, "?text=1"), ensure_ascii=False))
    key.write_text(client.get(f"/ledger/keys/{settings.SIGNER.key_id}.pem").content.decode())

    def verify() -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "xinqiao", "verify-receipt", str(receipt), "--key", str(key)], capture_output=True, text=True,
            check=False, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(settings.PACKAGE.parent), "XINQIAO_DATA": str(tmp_path / "none")},
        )  # fmt: skip
        return done.returncode, done.stdout

    code, said = verify()
    assert code == 0 and "属实" in said and walked.petition.number in said
    assert not (tmp_path / "none").exists()
    for change, words in (({"received": "2020-01-01"}, "签名不对"), ({"content": {"title": "别的"}}, "内容不是当时交的"), ({"key": "0" * 16}, "另一把")):
        receipt.write_text(json.dumps(saved_file(client, "?text=1") | change, ensure_ascii=False))
        code, said = verify()
        assert code == 1 and words in said
    receipt.write_text("[1, 2")
    assert verify()[0] == 2


def test_it_comes_first_until_he_says_that_it_is_saved(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk()
    assert ways.enter(client, walked.petition, CODE)["Location"] == "/file/receipt/"
    assert "您还没有存回执" in client.get("/matter/").content.decode()  # never an obstacle, and not forgotten
    assert "看这件事的进度" not in client.get("/file/receipt/").content.decode()
    assert client.post("/file/receipt/saved/")["Location"] == "/matter/"
    assert client.post("/file/receipt/saved/")["Location"] == "/matter/"
    assert Entry.objects.filter(subject=walked.petition.number, verb="save_receipt").count() == 1
    assert "我已经存好了" not in client.get("/file/receipt/").content.decode()
    assert "您还没有存回执" not in client.get("/matter/").content.decode()
    assert ways.enter(client, walked.petition, CODE)["Location"] == "/matter/"
    assert "/file/receipt/" in client.get("/matter/").content.decode()  # and is reached from there ever after


def test_whoever_came_by_phone_is_not_asked(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk(channel=Channel.PHONE)
    assert ways.enter(client, walked.petition, CODE)["Location"] == "/matter/"
    assert "我已经存好了" not in client.get("/file/receipt/").content.decode()


def test_nobody_else_gets_the_file_or_presses_for_him(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk()
    assert client.get("/file/receipt/file/").status_code == 404
    assert client.post("/file/receipt/saved/").status_code == 404
    assert client.get("/file/receipt/saved/").status_code == 405
    assert Petition.objects.get(pk=walked.petition.pk).receipt_saved_at is None


def test_a_genuine_receipt_is_told_as_text_file_or_number_and_fingerprint(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk()
    receipt = signed(walked.petition.number)
    filed = receipt.values["filed"]
    for page in (
        check(client, receipt.whole), check(client, file=json.dumps(receipt.as_json())), check(client, f"{walked.petition.number} {filed}"),
        check(client, f"{walked.petition.number}，{filed[:12].upper()}"),
    ):  # fmt: skip
        assert GENUINE in page and filed in page
        for secret in ("停暖", "范", "19900001234"):
            assert secret not in page.split("<main")[1], secret
    assert not Throttle.objects.filter(count__gt=0).exists()


def test_a_changed_receipt_is_told(client: Client, walk: Callable[..., Walk]) -> None:
    receipt = signed(walk().petition.number)
    for name, value in (("received", "2020-01-01"), ("filed", "0" * 64), ("number", "XQ-2026-0000999")):
        assert WRONG in check(client, Signed(receipt.kind, {**receipt.values, name: value}, receipt.signature).whole)
    flipped = base64.b64encode(bytes([base64.b64decode(receipt.signature)[0] ^ 1]) + base64.b64decode(receipt.signature)[1:]).decode()
    assert WRONG in check(client, Signed(receipt.kind, receipt.values, flipped).whole)


def test_a_receipt_whose_petition_was_removed_is_genuine_all_the_same(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 49: the signature is proof without the database; what is missing there is said aloud."""
    walked = walk()
    receipt = signed(walked.petition.number)
    Entry.objects.filter(subject=walked.petition.number).delete()
    page = check(client, receipt.whole)
    assert "回执是真的" in page and GONE in page and GENUINE not in page


def test_other_content_in_the_file_is_told(holder: Holder) -> None:
    client, _walked = holder()
    given = saved_file(client, "?text=1")
    assert "一个字也没有改" in check(client, file=json.dumps(given))
    given["content"]["text"] += "。"
    assert "不是当时交的" in check(client, file=json.dumps(given))


@pytest.mark.parametrize("said", ["你好", "{", "[]", '{"xinqiao": "receipt 1"}', "xinqiao receipt 1\nnumber: 1", "[" * 5000, '{"xinqiao": []}', "XQ-2026-0000001"])
def test_what_is_no_receipt_gets_a_sentence_and_stays_in_the_field(client: Client, enterprise: Enterprise, said: str) -> None:
    page = check(client, said)
    assert "看不出是回执" in page and said in page
    assert "看不出是回执" in check(client, file=said)


def test_nothing_sent_is_asked_for(client: Client, enterprise: Enterprise) -> None:
    assert "请选文件" in check(client)


def test_the_moment_is_told_for_people(client: Client, walk: Callable[..., Walk]) -> None:
    receipt = signed(walk().petition.number)
    page = check(client, f"{receipt.values['number']} {receipt.values['filed'][:12]}")
    written = receipt.values["registered"]
    assert written.removesuffix("+08:00").replace("T", " ") in page and written not in page


def test_wrong_fingerprints_are_counted_and_read_like_wrong_numbers(client: Client, walk: Callable[..., Walk]) -> None:
    """Attack 22: guessing is throttled."""
    number = walk().petition.number
    pages = [check(client, f"{number} {'0' * 12}"), check(client, f"XQ-2026-0000999 {'0' * 12}")]
    assert all("对不上：" in page for page in pages)
    for _ in range(20):
        page = check(client, f"{number} {'0' * 12}")
    assert "试的次数太多了" in page


def test_the_picture_carries_the_whole_receipt(holder: Holder) -> None:
    client, walked = holder()
    receipt = signed(walked.petition.number)
    parts = carried(receipt).split(",")
    names = ("number", "received", "registered", "filed", "key")
    signature = parts[5].replace("-", "+").replace("_", "/")
    again = from_values({"xinqiao": "receipt 1", **dict(zip(names, parts, strict=False)), "signature": signature + "=" * (-len(signature) % 4)})
    assert again == receipt
    pdf = PdfReader(io.BytesIO(client.get(f"/matter/documents/{walked.petition.number}/pdf/").content))
    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "").replace("\u200b", "")
    assert receipt.values["filed"] in text and receipt.signature in text and receipt.values["key"] in text
