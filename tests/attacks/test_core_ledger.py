"""Attack 49 from the outside: whatever a database administrator does, `verify` or what somebody keeps outside shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from xinqiao.documents.models import Document, Sequence
from xinqiao.ledger.append import Line, digest
from xinqiao.ledger.models import Entry, Seal
from xinqiao.ledger.receipt import issue
from xinqiao.ledger.signing import Signer
from xinqiao.outbox.models import Message
from xinqiao.outbox.senders import witness
from xinqiao.outbox.witnesses import add_witness, seal_and_tell
from xinqiao.petitions.models import Petition
from xinqiao.petitions.receipting import receipt_of

pytestmark = pytest.mark.postgres_too


def verify(*held: Path, ledger: bool = True) -> str:
    """Run the command as the auditor does; return all that it says, with "FOUND" before it if something does not fit."""
    out, err = StringIO(), StringIO()
    options: dict[str, Any] = {"witness": list(held)} if held else {}
    try:
        call_command("verify", ledger=ledger, quick=True, stdout=out, stderr=err, **options)
    except CommandError as error:
        return f"FOUND {error}\n{err.getvalue()}"
    return out.getvalue()


@pytest.fixture
def walked(enterprise: Enterprise) -> Walk:
    """A petition on its way, and a witness outside."""
    add_witness("省国资委", "keep@example.org", timezone.localdate(), by="person:1", at=timezone.now())
    return Walk(enterprise).to("replied")


def mailed(folder: Path, name: str = "mail.eml") -> Path:
    """Seal; return the mail that the witness gets, saved as a file."""
    made = seal_and_tell(timezone.now() + timedelta(seconds=Seal.objects.count()))
    assert made
    witness.send(Message.objects.get(subject=f"seal:{made.number}"))
    (folder / name).write_text(str(mail.outbox[-1].message().as_string()), "utf-8")
    return folder / name


def saved(folder: Path, number: str) -> Path:
    """Return the receipt that the petitioner saved."""
    receipt = receipt_of(number)
    assert receipt
    file = folder / f"{number}.json"
    file.write_text(json.dumps(receipt.as_json()), "utf-8")
    return file


def rewrite(subject: str, change: Callable[[Entry], None]) -> None:
    """Change lines of a chain and compute every hash anew, as somebody with the program and the database can; not the keys."""
    previous = "0" * 64
    for row in Entry.objects.filter(subject=subject).order_by("number"):
        change(row)
        line = Line(subject=subject, verb=row.verb, actor=row.actor, at=row.at, recorded_at=row.recorded_at, body=row.body)
        row.previous, row.digest = previous, digest(previous, row.number, line)
        previous = row.digest
        row.save()


def gone(petition: Petition) -> None:
    """Remove a petition with all that names it, and put the counter of numbers back."""
    for related in Petition._meta.related_objects:
        related.related_model._default_manager.filter(**{related.field.name: petition}).delete()  # type: ignore[union-attr]
    for table in (Document, Entry, Message):
        table._default_manager.filter(subject=petition.number).delete()
    Petition.objects.filter(pk=petition.pk).delete()
    Sequence.objects.filter(scope__startswith="petition:").update(last=F("last") - 1)


def test_a_sound_store_agrees_with_the_mail_and_the_receipt(walked: Walk, tmp_path: Path) -> None:
    paper, receipt = mailed(tmp_path), saved(tmp_path, walked.petition.number)
    said = verify(paper, receipt, ledger=False)
    assert "FOUND" not in said and "账本完整" in said and "2 份外面保存的凭据一致" in said


def test_a_line_that_is_edited_is_named(walked: Walk) -> None:
    """Attack 49: edits; the first broken link is named, and only that."""
    number = walked.petition.number
    for each in (3, 5):
        Entry.objects.filter(subject=number, number=each).update(actor="person:1")
    said = verify()
    assert "FOUND 1" in said and f"{number} #3: its content was changed" in said


def test_a_line_that_is_deleted_is_named(walked: Walk) -> None:
    """Attack 49: deletes."""
    Entry.objects.filter(subject=walked.petition.number, number=3).delete()
    assert f"{walked.petition.number} #4: a link is missing before it" in verify()


def test_lines_that_are_reordered_are_named(walked: Walk) -> None:
    """Attack 49: reorders."""
    rows = Entry.objects.filter(subject=walked.petition.number)
    for old, new in ((3, 99), (4, 3), (99, 4)):
        rows.filter(number=old).update(number=new)
    assert f"{walked.petition.number} #3: it does not follow" in verify()


def test_a_tail_that_is_cut_off_is_found_by_the_seal(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: truncates; and if the seal is cut off too, the mail shows it."""
    first = mailed(tmp_path)
    walked.take("remark", walked.petitioner, text="在吗？")
    second = mailed(tmp_path, "second.eml")
    last = Entry.objects.filter(subject=walked.petition.number).latest("number")
    last.delete()
    assert "lines were sealed" in verify()
    Seal.objects.filter(number=2).delete()
    assert "FOUND" not in verify() and "FOUND" not in verify(first)
    assert "cut off" in verify(second)


def test_an_old_backup_put_back_is_found_by_the_mail(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: restores an old backup: the whole store is sound in itself, and older than the paper outside."""
    before = mailed(tmp_path)
    backup = transaction.savepoint()
    later = Walk(walked.enterprise)
    receipt, after = saved(tmp_path, later.petition.number), mailed(tmp_path, "after.eml")
    assert "FOUND" not in verify(before, after, receipt)
    transaction.savepoint_rollback(backup)
    assert "FOUND" not in verify(before, ledger=False)
    said = verify(before, after, receipt)
    assert "seal 2: it is not in the store: the store is older" in said and "the ledger has no such filing" in said


def test_an_old_backup_that_went_on_is_found_by_the_mail(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: it is put back, and others file and it is sealed again before anybody looks."""
    mailed(tmp_path)
    backup = transaction.savepoint()
    walked.take("remark", walked.petitioner, text="在吗？")
    paper = mailed(tmp_path, "after.eml")
    transaction.savepoint_rollback(backup)
    Walk(walked.enterprise)
    mailed(tmp_path, "another.eml")
    assert "FOUND" not in verify()
    assert "the seal in the store is another one" in verify(paper)


def test_between_two_seals_the_receipt_is_the_proof(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: a petition is removed without a trace before any seal has it; the receipt alone shows that it was there."""
    mailed(tmp_path)
    later = Walk(walked.enterprise).petition
    receipt = saved(tmp_path, later.number)
    gone(later)
    assert "FOUND" not in verify(ledger=False)
    assert "the ledger has no such filing" in verify(receipt)


def test_a_petition_that_is_back_dated_has_no_receipt_of_ours(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: the day of receipt is moved and every hash computed anew; the signature cannot be."""
    number, receipt = walked.petition.number, saved(tmp_path, walked.petition.number)

    def earlier(row: Entry) -> None:
        if row.verb == "register":
            row.body |= {"received_on": "2020-01-01"}

    rewrite(number, earlier)
    assert f"{number} #1: the signature of its receipt is not ours" in verify()
    assert "another one (received)" in verify(receipt)


def test_a_receipt_signed_with_another_key_is_none(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: a petition is slipped in for an earlier day, with a receipt that somebody signed himself."""
    forged = Signer(tmp_path / "forged")

    def signed_anew(row: Entry) -> None:
        if row.verb == "register":
            row.recorded_at -= timedelta(days=90)
            day, filed = row.body["received_on"], row.body["receipt"]["filed"]
            row.body |= {"receipt": issue(forged, row.subject, received_on=day, registered_at=row.recorded_at, filed=filed)}

    rewrite(walked.petition.number, signed_anew)
    assert "the signature of its receipt is not ours" in verify()


def test_even_with_our_key_the_paper_outside_remains(walked: Walk, tmp_path: Path) -> None:
    """Attack 49: whoever has database and key writes all anew: `verify` is content, the witness and the petitioner are not."""
    paper, receipt = mailed(tmp_path), saved(tmp_path, walked.petition.number)

    def earlier(row: Entry) -> None:
        if row.verb == "register":
            old = row.body["receipt"]
            new = issue(settings.SIGNER, row.subject, received_on="2020-01-01", registered_at=row.recorded_at, filed=old["filed"])
            row.body |= {"received_on": "2020-01-01", "receipt": new}

    rewrite(walked.petition.number, earlier)
    Seal.objects.all().delete()
    seal_and_tell(timezone.now())
    assert "FOUND" not in verify()
    said = verify(paper, receipt)
    assert "FOUND 2" in said and "another one (received)" in said


def test_the_key_is_not_in_the_database(walked: Walk, tmp_path: Path) -> None:
    """Attack 30: no row of any table holds the private key; it is a file that only the server's user reads."""
    mailed(tmp_path)
    signer: Signer = settings.SIGNER
    assert signer.file.stat().st_mode & 0o077 == 0
    secret = signer.file.read_text().splitlines()[1]
    dump = StringIO()
    call_command("dumpdata", stdout=dump)
    assert secret and secret not in dump.getvalue()
