"""核对账本: the audit duty checks, seals and compares on a page what the commands do (attack 49)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.visiting import Visitor
from xinqiao.ledger import checks, seals
from xinqiao.ledger.models import Check, Entry, Seal
from xinqiao.ops.work import check_ledger
from xinqiao.outbox.models import Message
from xinqiao.outbox.witnesses import add_witness, seal_and_tell
from xinqiao.petitions.receipting import filed, receipt_of

Open = Callable[..., Visitor]
PAGES = ("/desk/ledger/", "/desk/ledger/compare/")


@pytest.fixture
def auditor(visit: Open) -> Visitor:
    return visit("auditor")


def checked(auditor: Visitor) -> str:
    """Press the button, let the worker do it, and return what the page of the run says."""
    response = auditor.post("/desk/ledger/check/")
    assert check_ledger()
    return auditor.page(response["Location"])


def compared(auditor: Visitor, said: str = "", file: str | None = None) -> str:
    sent: dict[str, Any] = {"file": SimpleUploadedFile("seal.eml", file.encode())} if file is not None else {}
    response = auditor.post("/desk/ledger/compare/", said=said, **sent)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_only_the_audit_duty_opens_it(visit: Open, enterprise: Enterprise) -> None:
    run = checks.ask(by="person:1", at=timezone.now(), with_files=False)
    for key in ("clerk", "head", "handler", "leader", "discipline", "admin"):
        somebody = visit(key)
        assert all(somebody.get(page).status_code == 404 for page in (*PAGES, f"/desk/ledger/checks/{run.pk}/")), key
        assert somebody.post("/desk/ledger/seal/").status_code == 404
        assert somebody.post("/desk/ledger/check/").status_code == 404
    assert Seal.objects.count() == 0
    assert all(visit("auditor").get(page).status_code == 200 for page in PAGES)
    assert "/desk/ledger/" in visit("auditor").page("/desk/")


def test_a_sound_ledger_is_told_with_what_is_not_sealed_yet(auditor: Visitor, walk: Callable[..., Walk]) -> None:
    walk().to("accepted")
    page = checked(auditor)
    lines = Entry.objects.count()
    assert "都对得上" in page and f"{lines} 条一条扣一条" in page and f"{lines} 条还没有封存" in page
    assert "都对得上" in auditor.page("/desk/ledger/")


def test_a_run_that_waits_says_so_and_asks_again_by_itself(auditor: Visitor, enterprise: Enterprise) -> None:
    first = auditor.post("/desk/ledger/check/", with_files="on")["Location"]
    assert auditor.post("/desk/ledger/check/")["Location"] == first  # pressed twice: one run
    response = auditor.get(first)
    assert response["Refresh"] and "在排队" in response.content.decode()
    run = checks.claim(timezone.now())
    assert run and run.with_files
    Check.objects.filter(pk=run.pk).update(walked=500, total=1000)
    assert "500 / 1000" in auditor.page(first)
    checks.end(run, [], seals=0, unsealed=0, at=timezone.now())
    assert "Refresh" not in auditor.get(first)


def test_what_does_not_fit_is_named_in_the_readers_language(auditor: Visitor, visit: Open, walk: Callable[..., Walk]) -> None:
    """Attack 49: a line is edited; the page names its chain and the first broken link."""
    number = walk().to("accepted").petition.number
    Entry.objects.filter(subject=number, number=2).update(actor="person:1")
    page = checked(auditor)
    assert "1 处对不上" in page and f"{number} #2：内容被改过" in page
    newest = checks.newest(1)[0]
    assert "its content was changed" in visit("auditor", "en").page(f"/desk/ledger/checks/{newest.pk}/")


def test_sealing_now_mails_the_witnesses_once(auditor: Visitor, walk: Callable[..., Walk]) -> None:
    walk()
    assert "还没有见证人" in auditor.page("/desk/ledger/")
    add_witness("省国资委", "keep@example.org", timezone.localdate(), by="person:1", at=timezone.now())
    auditor.post("/desk/ledger/seal/")
    assert Seal.objects.count() == 1 and Message.objects.filter(subject="seal:1", witness__isnull=False).count() == 1
    page = auditor.page("/desk/ledger/")
    assert "封存好了，第 1 号" in page and "省国资委：待发送" in page and "/ledger/seals/1/" in page
    auditor.post("/desk/ledger/seal/")
    assert "没有新的记录" in auditor.page("/desk/ledger/") and Seal.objects.count() == 1


def test_papers_from_outside_are_compared(auditor: Visitor, walk: Callable[..., Walk]) -> None:
    """Attack 49: the tail is cut off and sealed anew; the paper of the witness, mailed or typed in, shows it."""
    petition = walk().petition
    receipt = receipt_of(petition.number)
    first = seal_and_tell(timezone.now())
    assert receipt and first
    papers = "\n".join(f"> {row}" for row in f"{first.signed.whole}\n{receipt.whole}".split("\n"))
    assert "2 份凭据和账本一样" in compared(auditor, file=papers)
    assert "没有抄签名" in compared(auditor, first.signed.text)
    whole = receipt.as_json() | {"content": filed(petition)}
    assert "1 份凭据和账本一样" in compared(auditor, json.dumps(whole))
    other = whole | {"content": whole["content"] | {"text": "别的话"}}
    assert "这个文件改动过" in compared(auditor, json.dumps(other))
    Entry.objects.filter(subject=petition.number).delete()
    Seal.objects.all().delete()
    seals.seal(timezone.now() + timedelta(seconds=1), day=timezone.localdate())
    page = compared(auditor, file=papers)
    assert "2 份对不上" in page and "账本重写过" in page and "账本里没有这次登记" in page
    assert "签名不是我们的" in compared(auditor, json.dumps(receipt.as_json() | {"received": "2020-01-01"}))


@pytest.mark.parametrize("said", ["", "你好", "xinqiao seal 1\nnumber: 1", "{"])
def test_what_is_no_paper_gets_a_sentence_and_stays(auditor: Visitor, enterprise: Enterprise, said: str) -> None:
    page = compared(auditor, said)
    assert "看不出是封存记录或者回执" in page and said in page
