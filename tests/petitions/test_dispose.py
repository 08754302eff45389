"""销毁: the content goes, by two people and the schedule; the number, the days and the chain stay."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests.petitions.world import EVERYBODY, World, contents
from xinqiao.directory import change
from xinqiao.directory.refused import DirectoryError
from xinqiao.documents.models import Document
from xinqiao.ledger.models import Entry as LedgerEntry
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions import disposing, receipting
from xinqiao.petitions.models import Attachment, Claim, LinkedRecord, Petition, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import dispose
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.retention import batches, holds
from xinqiao.retention.models import Batch, Line
from xinqiao.rules.terms import Duty, PetitionStatus
from xinqiao.vault import files

pytestmark = pytest.mark.postgres_too
LATER = datetime(2057, 3, 1, 9, tzinfo=SHANGHAI)  # what was closed in 2026 is kept until the end of 2056
PROPOSER, DECIDER = "person:1", "person:2"
SEAT = holds.Seat(Duty.DISCIPLINE, 1)


def propose(at: datetime = LATER) -> Batch:
    found = disposing.due(at.date())
    return batches.propose(found.lines, found.held, by=PROPOSER, at=at)


def approve(batch: Batch, struck: dict[int, str] | None = None) -> Batch:
    return batches.decide(batch.pk, struck or {}, by=DECIDER, at=LATER)


def carry_out() -> int:
    return disposing.carry_out(lambda: LATER)


def line_of(world: World, station: str = "closed") -> Line | None:
    return Line.objects.filter(subject=world.at(station).number).first()


def test_its_content_goes_and_verify_knows_the_tombstone(world: World) -> None:
    petition = world.at("closed")
    receipt = receipting.receipt_of(petition.number)
    digests = list(Document.objects.filter(subject=petition.number).order_by("pk").values_list("number", "digest"))
    chain = list(LedgerEntry.objects.filter(subject=petition.number).order_by("number").values_list("digest", flat=True))
    approve(propose())
    assert carry_out() >= 1
    gone = world.at("closed")
    assert gone.disposed_on == LATER.date() and gone.status == PetitionStatus.CLOSED
    assert not (gone.text or gone.place or gone.happened)
    for table in (Statement, Attachment):
        assert not table.objects.filter(petition=gone).exists()
    assert not Message.objects.filter(subject=gone.number).exists()
    assert not any(Claim.objects.filter(petition=gone).values_list("text", flat=True))
    assert all(document.content == {} for document in Document.objects.filter(subject=gone.number))
    assert list(Document.objects.filter(subject=gone.number).order_by("pk").values_list("number", "digest")) == digests
    after = list(LedgerEntry.objects.filter(subject=petition.number).order_by("number").values_list("digest", flat=True))
    assert after[: len(chain)] == chain and len(after) == len(chain) + 1
    assert list(faults()) == []
    assert receipt is not None and receipting.check(receipt).stands  # a receipt held outside still stands
    found = line_of(world)
    assert found is not None and (found.state, found.years, found.kept_until) == ("disposed", 30, date(2056, 12, 31)) and found.removed["documents"] == len(digests)


def test_only_what_is_due_is_listed(world: World) -> None:
    early = datetime(2056, 12, 31, 9, tzinfo=SHANGHAI)  # the last day of thirty years
    with pytest.raises(DirectoryError):
        propose(early)
    assert disposing.due(early.date()).lines == []
    listed = {one.subject for one in disposing.due(LATER.date()).lines}
    closed = set(Petition.objects.filter(status="closed").values_list("number", flat=True))
    assert world.at("closed").number in listed <= closed


def test_a_longer_policy_keeps_it_longer_and_a_shorter_one_is_refused(world: World) -> None:
    with pytest.raises(DirectoryError):
        change.set_policy("keep_formal_years", 29, date(2026, 4, 1), by="test", at=datetime(2026, 3, 9, 9, tzinfo=SHANGHAI))
    change.set_policy("keep_formal_years", 40, date(2026, 4, 1), by="test", at=datetime(2026, 3, 9, 9, tzinfo=SHANGHAI))
    assert world.at("closed").number not in {one.subject for one in disposing.due(LATER.date()).lines}


@pytest.mark.parametrize("key", EVERYBODY)
def test_nobody_takes_the_step_by_hand(world: World, key: str) -> None:
    """Not even the clockwork, without the look-up of the period that a decided batch brings."""
    batch = approve(propose())
    line = batch.lines.get(subject=world.at("closed").number)
    before, petition = contents(), world.at("closed")
    with pytest.raises(Refused):
        perform("dispose", petition, dispose.Entry(line=line.pk), actor=world.actor(key, petition), at=LATER)
    assert contents() == before


@pytest.mark.parametrize("status", [status.value for status in PetitionStatus if status not in (PetitionStatus.CLOSED, PetitionStatus.GONE_UP)])  # of that nothing is left
def test_in_every_other_status_it_is_spared(world: World, status: str) -> None:
    petition = world.at(status)
    batch = Batch.objects.create(number="销-2057-9", proposed_at=LATER, proposed_by=PROPOSER, decided_by=DECIDER, decided_at=LATER, state="approved")
    day = date(2026, 3, 2)
    Line.objects.create(batch=batch, subject=petition.number, position=1, retention_class="other", unit_id=1, received_on=day, closed_on=day, years=10, kept_until=day)
    carry_out()
    assert world.at(status).disposed_on is None and world.at(status).text
    spared = line_of(world, status)
    assert spared is not None and spared.state == "spared" and spared.reason


def test_without_two_people_nothing_goes(world: World) -> None:
    batch = propose()
    with pytest.raises(DirectoryError):
        batches.decide(batch.pk, {}, by=PROPOSER, at=LATER)
    assert carry_out() == 0
    Batch.objects.filter(pk=batch.pk).update(state="approved", decided_by=PROPOSER)  # by hand in the database
    carry_out()
    assert world.at("closed").disposed_on is None


def test_what_is_struck_out_stays_and_needs_a_reason(world: World) -> None:
    batch = propose()
    position = batch.lines.get(subject=world.at("closed").number).position
    with pytest.raises(DirectoryError):
        batches.decide(batch.pk, {position: " "}, by=DECIDER, at=LATER)
    approve(batch, {position: "还在打官司"})
    carry_out()
    assert world.at("closed").text and world.at("closed").disposed_on is None
    with pytest.raises(DirectoryError):
        approve(batch)  # a second press, a stale page


def test_a_hold_placed_after_the_decision_still_stops_it(world: World) -> None:
    batch = approve(propose())
    number = world.at("closed").number
    holds.place(holds.HoldEntry(number=number, reason="纪委在查", review_on=LATER.date() + timedelta(days=90)), by="person:3", seat=SEAT, at=LATER, today=LATER.date())
    carry_out()
    spared = batch.lines.get(subject=number)
    assert spared.state == "spared" and world.at("closed").disposed_on is None
    again = disposing.due(LATER.date())
    assert number in {held for held, _ in again.held} and number not in {one.subject for one in again.lines}


@pytest.mark.parametrize("wrong", [{}, {"number": "XQ-2026-0000001", "category": "07"}, {"category": "07", "reason": " "}, {"category": "07", "review_on": LATER.date()}, {"received_from": date(2026, 3, 3), "received_to": date(2026, 3, 2)}])
def test_a_hold_that_says_nothing_is_refused(world: World, wrong: dict[str, object]) -> None:
    values = {"reason": "诉讼", "review_on": LATER.date() + timedelta(days=9)} | wrong
    with pytest.raises(DirectoryError):
        holds.place(holds.HoldEntry(**values), by="person:3", seat=SEAT, at=LATER, today=LATER.date())  # type: ignore[arg-type]


def test_killed_between_the_rows_and_the_files_it_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    petition = world.at("closed")
    key = files.keep("照片".encode())
    files.keep_copy(key, "副本".encode())
    Attachment.objects.create(petition=petition, file_key=key, name="a.jpg", media_type="image/jpeg", size=6, sha256="0" * 64, added_at=LATER)
    batch = approve(propose())

    def killed(key: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(disposing, "remove_file", killed)
        with pytest.raises(KeyboardInterrupt):
            carry_out()
    assert batch.lines.get(subject=petition.number).state == "erased" and Path(settings.DATA, "files", key[:2], key).exists()
    assert carry_out() == 0  # its lease runs still
    assert disposing.carry_out(lambda: LATER + timedelta(minutes=5)) >= 1
    assert not Path(settings.DATA, "files", key[:2], key).exists() and key + "c" not in set(files.kept())
    batch.refresh_from_db()
    assert batch.state == "done" and set(batch.lines.values_list("state", flat=True)) <= {"disposed", "spared"}
    assert LedgerEntry.objects.filter(subject=petition.number, verb="dispose").count() == 1


def test_afterwards_nothing_can_be_done_with_it(world: World) -> None:
    approve(propose())
    carry_out()
    petition = world.at("closed")
    with pytest.raises(Refused) as caught:
        perform("remark", petition, __import__("xinqiao.petitions.steps.remark", fromlist=["Entry"]).Entry(text="还有一句"), actor=world.actor("petitioner", petition), at=LATER)
    assert "已经按规定销毁" in caught.value.words.zh


def test_emptied_by_hand_in_the_database_it_is_found(world: World) -> None:
    Petition.objects.filter(pk=world.at("closed").pk).update(disposed_on=date(2026, 3, 5), text="")
    assert any("whether it was disposed of" in fault for fault in faults())


def test_content_put_back_by_hand_is_found(world: World) -> None:
    approve(propose())
    carry_out()
    LinkedRecord.objects.filter(petition__disposed_on__isnull=False).first()
    Claim.objects.filter(petition=world.at("closed")).update(text="又写回来")
    (fault,) = faults()
    assert "some of its content is still there" in fault


def test_a_disposal_that_only_one_person_decided_is_found(world: World) -> None:
    approve(propose())
    carry_out()
    Batch.objects.update(decided_by=PROPOSER)
    assert any("who decided that it was disposed of" in fault for fault in faults())
