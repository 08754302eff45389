"""Attack 49 on real petitions: a hand in the database is found out by `verify`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import settings

from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document, Service
from xinqiao.ledger import seals
from xinqiao.ledger.models import Entry
from xinqiao.ops.verify import faults
from xinqiao.petitions import overdue
from xinqiao.petitions.models import (
    Attachment,
    Claim,
    LinkedRecord,
    Obligation,
    Petition,
    Rating,
    Referral,
    RunningClock,
    Statement,
)
from xinqiao.petitions.perform import perform
from xinqiao.petitions.upload import Upload
from xinqiao.vault import files

pytestmark = pytest.mark.postgres_too


def document_reworded(world: World) -> str:
    document = Document.objects.get(subject=world.at("signed").number, kind="decision")
    document.content["zh"]["blocks"] = []
    document.save()
    return document.number


def document_and_its_hash(world: World) -> str:
    """The hash beside it is made to fit; the ledger still has the old one."""
    number = document_reworded(world)
    document = Document.objects.get(number=number)
    Document.objects.filter(number=number).update(digest=content_digest(document.content))
    return number


def document_gone(world: World) -> str:
    Document.objects.get(subject=world.at("signed").number, kind="decision").delete()
    return "missing"


def text_of_the_petition(world: World) -> str:
    Petition.objects.filter(pk=world.at("signed").pk).update(text="别的内容")
    return world.at("signed").number


def place_of_the_petition(world: World) -> str:
    Petition.objects.filter(pk=world.at("signed").pk).update(place="别处")
    return "place"


def claim_reworded(world: World) -> str:
    Claim.objects.filter(petition=world.at("accepted"), position=1).update(text="别的要求")
    return "claims"


def claim_dropped(world: World) -> str:
    Claim.objects.filter(petition=world.at("accepted"), position=2).update(is_dropped=True)
    return "claims"


def claim_sorted_anew(world: World) -> str:
    """The proposal becomes a claim like any other, long after triage."""
    Claim.objects.filter(petition=world.at("mixed_accepted"), position=2).update(category="0703", path="opinion")
    return "claims' categories or paths"


def claim_sent_away(world: World) -> str:
    """Whoever wants to be rid of a claim says that it was diverted."""
    Claim.objects.filter(petition=world.at("accepted"), position=2).update(is_diverted=True)
    return "diverted"


def claim_called_back(world: World) -> str:
    Claim.objects.filter(petition=world.at("partly_diverted"), position=2).update(is_diverted=False)
    return "diverted"


def answer_changed(world: World) -> str:
    """The draft, before it is signed and frozen in a document."""
    Claim.objects.filter(petition=world.at("drafted"), position=1).update(outcome="reject")
    return "answer"


def drafted_by_somebody_else(world: World) -> str:
    Petition.objects.filter(pk=world.at("drafted").pk).update(drafted_by="person:1")
    return "drafted_by"


def answer_made_up(world: World) -> str:
    Claim.objects.filter(petition=world.at("accepted"), position=1).update(outcome="support", opinion="好")
    return "answer"


def reason_reworded(world: World) -> str:
    Statement.objects.filter(step="decline", petition=world.at("declined")).update(texts={"reason": "别的理由"})
    return "written at decline"


def reason_gone(world: World) -> str:
    Statement.objects.filter(step="decline", petition=world.at("declined")).delete()
    return "written at decline"


def reason_of_another_matter(world: World) -> str:
    """Every hash is known to the ledger, but it stands on another chain."""
    Statement.objects.filter(step="refuse", petition=world.at("refused")).update(petition=world.at("registered"))
    return "written at refuse"


def rating_bought(world: World) -> str:
    Rating.objects.filter(petition=world.at("rated")).update(unit="satisfied", office="satisfied")
    return "rating"


def rating_reworded(world: World) -> str:
    Rating.objects.filter(petition=world.at("rated")).update(reason="谢谢领导")
    return "rating"


def rating_invented(world: World) -> str:
    at = world.at("replied").received_at
    Rating.objects.create(petition=world.at("replied"), office="satisfied", unit="satisfied", rated_at=at)
    return "rating"


def deadline_moved(world: World) -> str:
    clock = RunningClock.objects.get(petition=world.at("accepted"), name="handle")
    RunningClock.objects.filter(pk=clock.pk).update(due_on=clock.due_on + timedelta(days=30))
    return "clock handle"


def deadline_met_after_all(world: World) -> str:
    clock = RunningClock.objects.get(petition=world.at("replied"), name="handle")
    RunningClock.objects.filter(pk=clock.pk).update(stopped_on=clock.anchor_on - timedelta(days=1))
    return "clock handle"


def clock_given_other_days(world: World) -> str:
    """The day stays; only what it is explained by is changed."""
    RunningClock.objects.filter(petition=world.at("accepted"), name="report").update(limit_days=30)
    return "clock report"


def breach_taken_away(world: World) -> str:
    overdue.record_breaches(MONDAY + timedelta(days=20))
    RunningClock.objects.filter(petition=world.at("accepted"), name="tell").update(breached_on=None)
    return "the breach of its clock tell"


def breach_put_on_another_unit(world: World) -> str:
    overdue.record_breaches(MONDAY + timedelta(days=20))
    RunningClock.objects.filter(petition=world.at("accepted"), name="tell").update(breached_unit_id=world.mine)
    return "the breach of its clock tell"


def warning_taken_away(world: World) -> str:
    overdue.give_alerts(MONDAY + timedelta(days=20))
    RunningClock.objects.filter(petition=world.at("accepted"), name="tell").update(alerted="")
    return "the warnings of its clock tell"


def report_accepted_by_hand(world: World) -> str:
    Referral.objects.filter(pk=world.referral("reported").pk).update(status="concluded")
    return "where it was sent"


def clock_gone(world: World) -> str:
    RunningClock.objects.get(petition=world.at("accepted"), name="tell_by_unit").delete()
    return "clock tell_by_unit"


def closed_by_hand(world: World) -> str:
    Petition.objects.filter(pk=world.at("signed").pk).update(status="closed")
    return "status"


def withdrawn_by_hand(world: World) -> str:
    Petition.objects.filter(pk=world.at("accepted").pk).update(withdrawal_asked_on=date(2026, 3, 2))
    return "wish to withdraw"


def wish_to_withdraw_reworded(world: World) -> str:
    Statement.objects.filter(step="ask_withdrawal", petition=world.at("withdrawn")).update(texts={"reason": "想通了"})
    return "written at ask_withdrawal"


def call_back_forged(world: World) -> str:
    Statement.objects.filter(step="confirm_withdrawal", petition=world.at("withdrawn")).update(texts={"note": "自愿"})
    return "written at confirm_withdrawal"


def solved_by_hand(world: World) -> str:
    Petition.objects.filter(pk=world.at("replied").pk).update(resolution="solved", resolution_on=date(2026, 3, 2))
    return "whether it was solved"


def seal_broken(world: World) -> str:
    Petition.objects.filter(pk=world.at("sealed").pk).update(is_sealed=False)
    return "is_sealed"


def made_public_knowledge(world: World) -> str:
    Petition.objects.filter(pk=world.at("signed").pk).update(secrecy="confidential")
    return "secrecy"


def received_later(world: World) -> str:
    petition = world.at("registered")
    Petition.objects.filter(pk=petition.pk).update(received_at=petition.received_at + timedelta(days=10))
    return "day of receipt"


def another_unit_in_charge(world: World) -> str:
    Petition.objects.filter(pk=world.at("accepted").pk).update(handling_unit=world.enterprise.other_mine)
    return "unit in charge"


def nobody_in_charge(world: World) -> str:
    Petition.objects.filter(pk=world.at("taken_over").pk).update(handling_unit=None)
    return "unit in charge"


def accusation_given_to_the_accused(world: World) -> str:
    Petition.objects.filter(pk=world.at("sealed").pk).update(handling_unit_id=world.mine)
    return "unit in charge"


def return_forgotten(world: World) -> str:
    Petition.objects.filter(pk=world.at("returned_twice").pk).update(hops=1)
    return "hops"


def urgent_report_hushed_up(world: World) -> str:
    Petition.objects.filter(pk=world.at("urgent").pk).update(urgent_report="", urgent_until=None)
    return "urgent"


def urgent_report_given_more_hours(world: World) -> str:
    Petition.objects.filter(pk=world.at("urgent").pk).update(urgent_until=MONDAY + timedelta(hours=9))
    return "urgent"


def more_time_asked_by_nobody(world: World) -> str:
    Referral.objects.filter(petition=world.at("taken_over")).update(more_time_until=date(2026, 7, 1))
    return "more time"


def more_time_made_up(world: World) -> str:
    RunningClock.objects.filter(petition=world.at("taken_over"), name="report").update(due_on=date(2026, 7, 1), limit_days=121)
    return "report"


def copy_to_another_unit(world: World) -> str:
    LinkedRecord.objects.filter(petition=world.at("copied"), kind="copy").update(unit_id=world.enterprise.group.pk)
    return "copy:1"


def countersignature_forged(world: World) -> str:
    LinkedRecord.objects.filter(petition=world.at("countersign_asked"), kind="countersign").update(status="countersigned")
    return "countersign:1"


def sent_elsewhere(world: World) -> str:
    Referral.objects.filter(petition=world.at("assigned")).update(unit=world.enterprise.other_mine)
    return "where it was sent"


def served_on_paper_only(world: World) -> str:
    Document.objects.filter(subject=world.at("replied").number, kind="decision").update(service=None)
    return "day of service"


def service_back_dated(world: World) -> str:
    Service.objects.filter(subject=world.at("replied").number).update(served_on=date(2026, 1, 1))
    return "served"


def petition_gone(world: World) -> str:
    """Only the petition's own row: its chain and its documents are left."""
    key = world.at("registered").pk
    for table in (Claim, RunningClock, Obligation, Statement):
        table._default_manager.filter(petition=key).delete()
    Petition.objects.filter(pk=key).delete()
    return "missing"


def petition_gone_with_its_chain(world: World) -> str:
    """Nothing is left that names it: but its number was given out."""
    number = world.at("registered").number
    petition_gone(world)
    Document.objects.filter(subject=number).delete()
    Entry.objects.filter(subject=number).delete()
    return f"{number}: given out, and not there"


def line_of_the_ledger(world: World) -> str:
    Entry.objects.filter(subject=world.at("signed").number, verb="sign").update(actor="person:1")
    return world.at("signed").number


def day_of_service(world: World) -> str:
    line = Entry.objects.get(subject=world.at("replied").number, verb="serve")
    Entry.objects.filter(pk=line.pk).update(body=line.body | {"served_on": "2026-01-01"})
    return line.subject


def test_what_walked_real_steps_has_no_fault(world: World) -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    "tamper",
    [
        document_reworded, document_and_its_hash, document_gone, text_of_the_petition, place_of_the_petition,
        claim_reworded, claim_dropped, claim_sorted_anew, claim_sent_away, claim_called_back, answer_changed, drafted_by_somebody_else, answer_made_up, reason_reworded, reason_gone,
        reason_of_another_matter, rating_bought, rating_reworded, rating_invented, deadline_moved, deadline_met_after_all,
        clock_given_other_days, warning_taken_away, breach_taken_away, breach_put_on_another_unit, report_accepted_by_hand, clock_gone, closed_by_hand, withdrawn_by_hand, wish_to_withdraw_reworded, call_back_forged, solved_by_hand, seal_broken, made_public_knowledge, received_later, return_forgotten, another_unit_in_charge, nobody_in_charge, accusation_given_to_the_accused, urgent_report_hushed_up,
        urgent_report_given_more_hours, more_time_asked_by_nobody, more_time_made_up, copy_to_another_unit, countersignature_forged, sent_elsewhere,
        served_on_paper_only, service_back_dated, petition_gone, petition_gone_with_its_chain, line_of_the_ledger,
        day_of_service,
    ],
)  # fmt: skip
def test_it_is_found_and_named(world: World, tamper: Callable[[World], str]) -> None:
    """Attack 49: whatever row or line is changed, `verify` names it. What no row shows is in test_core_ledger.py."""
    named = tamper(world)
    found = list(faults())
    assert any(named in fault for fault in found)
    assert len({fault.partition(":")[0].split()[0] for fault in found}) <= 2  # what was changed, and nothing else


@pytest.fixture
def attached(world: World) -> Attachment:
    """A file that came with a supplement."""
    content = b"%PDF-1.4 proof"
    upload = Upload(
        file_key=files.keep(content), name="证据.pdf", media_type="application/pdf", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    petition = world.at("accepted")
    perform(
        "supplement", petition, entry("supplement", uploads=(upload,)), actor=world.actor("petitioner", petition),
        at=THURSDAY,
    )  # fmt: skip
    return Attachment.objects.latest("pk")


def test_an_attachment_that_is_as_it_came_has_no_fault(attached: Attachment) -> None:
    assert list(faults()) == []


def test_an_attachment_taken_out_is_found(attached: Attachment) -> None:
    attached.delete()
    (fault,) = faults()
    assert "attachments" in fault


def test_a_clean_copy_taken_out_or_put_in_anothers_place_is_found(attached: Attachment) -> None:
    """Attack 49: staff open the copy, so it is as hard to exchange as the file."""
    Attachment.objects.filter(pk=attached.pk).update(state="clean")
    (fault,) = faults()
    assert f"attachment {attached.pk}: its clean copy is missing" in fault
    other = files.keep(b"another")
    files.keep_copy(other, b"another")
    files._place(files.copy_of(attached.file_key)).write_bytes(files._place(files.copy_of(other)).read_bytes())
    (fault,) = faults()
    assert f"attachment {attached.pk}: its clean copy was changed" in fault
    files.keep_copy(attached.file_key, b"the copy")
    assert not list(faults())


def test_an_attachment_with_another_file_is_found(attached: Attachment) -> None:
    Attachment.objects.filter(pk=attached.pk).update(file_key=files.keep(b"another"))
    (fault,) = faults()
    assert f"attachment {attached.pk}: its file is another one" in fault


@pytest.mark.parametrize(("damage", "why"), [("bit", "was changed"), ("gone", "is missing")])
def test_a_file_changed_on_the_disk_is_found_unless_files_are_left_out(
    attached: Attachment, damage: str, why: str
) -> None:
    place = next((settings.DATA / "files").rglob(attached.file_key))
    content = place.read_bytes()
    if damage == "gone":
        place.unlink()
    else:
        place.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    (fault,) = faults()
    assert why in fault
    assert list(faults(with_files=False)) == []


def test_a_tail_cut_off_with_every_row_put_back_is_found_by_the_seal(world: World) -> None:
    """Attack 49: the chain still ends somewhere and every row fits it; only the seal knows that there was more."""
    petition = world.at("registered")
    number, version = petition.number, petition.version
    asked = entry("remark", text="在吗？")
    perform("remark", petition, asked, actor=world.actor("petitioner", petition), at=THURSDAY)
    assert seals.seal(THURSDAY)
    Entry.objects.filter(subject=number).latest("number").delete()
    Statement.objects.filter(petition=petition).delete()
    Petition.objects.filter(pk=petition.pk).update(version=version)
    (fault,) = faults()
    assert "lines were sealed" in fault
