"""Seals: a signed root over what is new, each following from the one before (attacks 46 and 49)."""

from __future__ import annotations

import email.charset
import email.mime.text
import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction  # noqa: F401 (the marks of two tests ask the connection)
from django.db.models import F

from tests.ledger.chains import chain, found, line
from xinqiao.ledger import seals
from xinqiao.ledger.append import append
from xinqiao.ledger.merkle import Tree
from xinqiao.ledger.models import Entry, Seal
from xinqiao.ledger.sealed import seal_faults, witness_faults
from xinqiao.ledger.seals import seal
from xinqiao.ledger.signing import Signer
from xinqiao.ledger.statement import Signed, read

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
AT = datetime(2026, 3, 2, 16, 5, 9, 123456, tzinfo=UTC)
MONDAY = date(2026, 3, 3)


@pytest.fixture(autouse=True)
def signer(settings: Any, tmp_path: Path) -> Signer:
    """A key of this test's own."""
    settings.SIGNER = Signer(tmp_path / "keys")
    return settings.SIGNER


def why() -> list[str]:
    return [f"{fault.what}: {fault.why}" for fault in seal_faults()]


def three() -> list[Seal]:
    """Three seals over 7, 5 and no lines."""
    chain("XQ-1", 7)
    first = seal(AT, day=MONDAY)
    chain("XQ-2", 3)
    chain("XQ-1", 2)
    second = seal(AT + timedelta(hours=1))
    third = seal(AT + timedelta(days=1), day=MONDAY + timedelta(days=1))
    assert first and second and third
    return [first, second, third]


def test_a_seal_covers_what_is_new_and_follows_from_the_one_before() -> None:
    first, second, third = three()
    assert [(row.number, row.entries) for row in (first, second, third)] == [(1, 7), (2, 5), (3, 0)]
    assert (second.after, second.previous) == (first.last, hashlib.sha256(first.signed.message).hexdigest())
    assert third.root == hashlib.sha256().hexdigest() and third.after == third.last
    assert why() == []


def test_a_seal_says_what_docs_verifying_says(signer: Signer) -> None:
    first = three()[0]
    again = Seal.objects.get(number=1)
    assert again.signed.text.splitlines() == [
        "xinqiao seal 1", "number: 1", "sealed: 2026-03-03T00:05:09+08:00", "after: 0" if first.after == 0 else f"after: {first.after}",
        f"last: {first.last}", "entries: 7", f"root: {first.root}", f"previous: {'0' * 64}", "next_key:", f"key: {signer.key_id}",
    ]  # fmt: skip
    assert signer.verifies(again.signed.message, signer.key_id, again.signature)


def test_nothing_new_is_sealed_once_a_day_and_not_on_demand() -> None:
    three()
    assert seal(AT + timedelta(days=1, hours=1)) is None
    assert seal(AT + timedelta(days=1, hours=2), day=MONDAY + timedelta(days=1)) is None
    assert seal(AT + timedelta(days=9), day=MONDAY + timedelta(days=9)) is not None
    assert Seal.objects.count() == 4


def test_an_empty_ledger_can_be_sealed() -> None:
    made = seal(AT, day=MONDAY)
    assert made and (made.number, made.entries, made.last) == (1, 0, 0)
    assert why() == []


@pytest.mark.parametrize("size", range(1, 12))
def test_the_root_is_that_of_rfc_6962(size: int) -> None:
    leaves = [bytes([n]) * 32 for n in range(size)]
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    assert tree.root == by_the_book(leaves).hex()


def by_the_book(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, as it is written there."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + by_the_book(leaves[:half]) + by_the_book(leaves[half:])).digest()


# What the database lets somebody do, and what is said of it.


def tail_cut_off() -> str:
    Entry.objects.filter(subject="XQ-1", number=9).delete()
    return "5 lines were sealed, 4 are there"


def chain_written_anew() -> str:
    """All hashes fit again: only the root does not."""
    Entry.objects.filter(subject="XQ-1").delete()
    chain("XQ-1", 9)
    Entry.objects.filter(subject="XQ-1", number=3).update(body={"n": 99})
    rewrite("XQ-1")
    return "7 lines were sealed, 0 are there"


def chain_rewritten_in_place() -> str:
    Entry.objects.filter(subject="XQ-1", number=3).update(body={"n": 99})
    rewrite("XQ-1")
    return "the lines are not those that were sealed"


def rewrite(subject: str) -> None:
    """Compute every hash of a chain anew, as somebody with the program and the database can."""
    rows = list(Entry.objects.filter(subject=subject).order_by("number"))
    kept = [(row.pk, line(subject, row.verb, **row.body)) for row in rows]
    Entry.objects.filter(subject=subject).delete()
    append([each for _, each in kept])
    for number, (pk, _) in enumerate(kept, 1):
        Entry.objects.filter(subject=subject, number=number).update(id=pk)
    assert found() == []


def two_lines_in_each_others_place() -> str:
    """The chains are whole, only the order over all of them is another."""
    one, two = Entry.objects.get(subject="XQ-2", number=3), Entry.objects.get(subject="XQ-1", number=8)
    Entry.objects.filter(pk=one.pk).update(id=0)
    Entry.objects.filter(pk=two.pk).update(id=one.pk)
    Entry.objects.filter(pk=0).update(id=two.pk)
    assert found() == []
    return "the lines are not those that were sealed"


def line_slipped_into_the_past() -> str:
    """A line that says it was written before the seal takes an id that was free."""
    Entry.objects.filter(subject="XQ-1", number__gte=8).delete()
    chain("XQ-1", 2)
    return "5 lines were sealed, 3 are there"


def seal_gone() -> str:
    Seal.objects.filter(number=2).delete()
    return "seal 2 is missing before it"


def seal_of_fewer_lines() -> str:
    Seal.objects.filter(number=2).update(entries=F("entries") - 1)
    return "its signature is not ours"


def seal_back_dated() -> str:
    Seal.objects.filter(number=2).update(sealed_at=AT - timedelta(days=30))
    return "its signature is not ours"


def sealed_anew_with_another_key(settings: Any, folder: Path) -> str:
    Entry.objects.filter(subject="XQ-2", number=3).delete()
    Seal.objects.filter(number__gte=2).delete()
    ours, settings.SIGNER = settings.SIGNER, Signer(folder / "forged")
    seal(AT + timedelta(hours=1))
    settings.SIGNER = ours
    return "its signature is not ours"


@pytest.mark.parametrize(
    "tamper",
    [
        tail_cut_off, chain_written_anew, chain_rewritten_in_place, two_lines_in_each_others_place, line_slipped_into_the_past, seal_gone,
        seal_of_fewer_lines, seal_back_dated,
    ],
)  # fmt: skip
def test_it_is_found_and_named(tamper: Callable[[], str]) -> None:
    three()
    named = tamper()
    assert any(named in said for said in why()), why()


def test_a_seal_signed_by_somebody_else_is_found(settings: Any, tmp_path: Path) -> None:
    three()
    named = sealed_anew_with_another_key(settings, tmp_path)
    assert any(named in said for said in why())


def test_what_was_cut_off_after_the_last_seal_and_sealed_anew_is_found_by_the_witness() -> None:
    """The database and even the key in wrong hands: the paper outside still tells."""
    held = [row.signed for row in three()]
    assert list(witness_faults(held)) == []
    Entry.objects.filter(subject="XQ-1", number__gte=8).delete()
    Seal.objects.filter(number__gte=2).delete()
    seal(AT + timedelta(hours=1))
    assert why() == []
    second, third = (fault.why for fault in witness_faults(held))
    assert "another one" in second and "entries" in second
    assert "older than the paper" in third


def test_a_paper_that_was_changed_is_no_witness() -> None:
    one = three()[0].signed
    forged = Signed(one.kind, {**one.values, "entries": "6"}, one.signature)
    (fault,) = witness_faults([forged])
    assert "signature is not ours" in fault.why
    (unsigned,) = witness_faults([Signed(one.kind, forged.values)])  # typed in from a print without the signature
    assert "another one (entries)" in unsigned.why


def test_mail_and_json_give_the_same_statement() -> None:
    one = three()[1].signed
    quoted = "\r\n".join(f"> {row}" for row in f"您好：\n\n{one.whole}\n再见".split("\n"))
    assert read(quoted) == [one]


@pytest.mark.parametrize("way", [email.charset.QP, email.charset.BASE64, None])
def test_a_mail_saved_as_a_file_gives_it_too(way: int | None) -> None:
    """Whatever a mail server on the way makes of the body."""
    one = three()[1].signed
    charset = email.charset.Charset("utf-8")
    charset.body_encoding = way
    mail = email.mime.text.MIMEText(f"请保存这封邮件。\n{one.whole}\n再见\n", _charset=charset)  # type: ignore[arg-type]
    mail["Subject"] = "信桥账本封存"
    assert read(mail.as_string()) == [one]


def test_another_key_signs_from_the_next_seal_on(signer: Signer) -> None:
    chain("XQ-1", 2)
    old, new = signer.key_id, signer.prepare_next()
    assert seal(AT, next_key=new)
    chain("XQ-1", 1)
    second = seal(AT + timedelta(hours=1))  # a power cut before the change: the next seal finishes it
    assert second and (second.key, signer.key_id) == (new, new)
    assert list(signer.published()) == [new, old]
    assert why() == []
    assert not (signer.folder / "signing.next").exists()


def test_a_key_that_no_seal_announced_is_found(signer: Signer) -> None:
    chain("XQ-1", 2)
    seal(AT)
    signer.change_to(signer.prepare_next())
    chain("XQ-1", 1)
    seal(AT + timedelta(hours=1))
    assert any("no seal says" in said for said in why())


@pytest.mark.django_db(transaction=True)
def test_two_workers_seal_a_day_once() -> None:
    """Attack 46: two schedulers at the same moment make one seal of the day."""
    chain("XQ-1", 50)
    both, made = threading.Barrier(2), []

    def work() -> None:
        both.wait()
        made.append(seal(AT, day=MONDAY))
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert sorted(row is None for row in made) == [False, True]
    assert Seal.objects.count() == 1 and why() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer: a later line has a higher id")
def test_a_line_committed_late_with_a_lower_id_is_never_left_out() -> None:
    """Ids are given out before the commit: the seal waits for whoever has one."""
    wrote, may_commit, begun = threading.Event(), threading.Event(), threading.Event()

    def late() -> None:
        with transaction.atomic():
            append([line("XQ-late", "open")])
            wrote.set()
            assert may_commit.wait(20)
        connections.close_all()

    def sealing() -> None:
        begun.set()
        seal(AT)
        connections.close_all()

    chain("XQ-1", 3)
    writer = threading.Thread(target=late)
    writer.start()
    assert wrote.wait(20)
    chain("XQ-2", 1)  # a higher id, committed first
    sealer = threading.Thread(target=sealing)
    sealer.start()
    begun.wait(20)
    sealer.join(0.5)
    may_commit.set()
    writer.join(20)
    sealer.join(20)
    assert Entry.objects.filter(subject="XQ-late").count() == 1
    seal(AT + timedelta(hours=1))
    assert sum(row.entries for row in Seal.objects.all()) == Entry.objects.count()
    assert why() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite never waits: it has one writer")
def test_while_somebody_writes_for_long_nothing_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "WAIT", "50ms")
    wrote, may_commit = threading.Event(), threading.Event()

    def long() -> None:
        with transaction.atomic():
            append([line("XQ-late", "open")])
            wrote.set()
            may_commit.wait(20)
        connections.close_all()

    writer = threading.Thread(target=long)
    writer.start()
    assert wrote.wait(20)
    with pytest.raises(seals.Busy):
        seal(AT)
    may_commit.set()
    writer.join(20)
    assert Seal.objects.count() == 0
    assert seal(AT)
