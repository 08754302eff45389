"""Paper: what a unit still has to print, hand over or mail, and what is read before it is signed: the draft of a decision, a settlement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import QuerySet

from xinqiao.directory.duties import Actor, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.content import Content
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Evidence, Message
from xinqiao.petitions import letters, mediating, story
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import Dossier, latest_referral
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.notices import ASKING
from xinqiao.petitions.step import Step
from xinqiao.petitions.story import Event
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import DocumentKind, Duty, Medium, MessageState, Party, RecordKind
from xinqiao.rules.terms_handling import RecusalStatus
from xinqiao.rules.terms_joint import MemberStatus
from xinqiao.rules.triage import answer_kinds

PRINTERS = (Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.HANDLER, Duty.UNIT_HEAD, Duty.DISCIPLINE)
PAGE = 50
ROUNDS = 20  # of so many papers, looked at for one page: who sees few of very many gets “look further” instead of a wait


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper to hand over or mail: its message, its petition, its documents. None: a slip that asks a co-signer, or that only tells something."""

    message: Message
    petition: Petition
    documents: list[Document]
    member: LinkedRecord | None = None  # the co-signer it is for; None: it is the petitioner's

    @property
    def is_question(self) -> bool:
        """Whether it is the slip by which a co-signer is asked himself."""
        return self.member is not None and self.message.step == ASKING


def to_print(actor: Staff, directory: Snapshot, *, after: int = 0) -> tuple[list[Paper], int | None]:
    """Return the papers that wait in the actor's units, oldest first, and where the next page begins.

    A page is full as long as more follows that he sees: neither a gap nor a page without papers tells of what he does not.
    """
    waiting, found = _of_units(actor).filter(state=MessageState.QUEUED.value).order_by("pk"), []
    for _round in range(ROUNDS):
        rows = list(waiting.filter(pk__gt=after)[: PAGE + 1])
        found += _papers(rows, actor, directory)
        if len(found) > PAGE or len(rows) <= PAGE:
            return found[:PAGE], found[PAGE - 1].message.pk if len(found) > PAGE else None
        after = rows[-1].pk
    return found, after


def paper(key: int, actor: Staff, directory: Snapshot) -> Paper | None:
    """Return one paper of the actor's units, printed or not; None if it is not there for him."""
    return next(iter(_papers(_of_units(actor).filter(pk=key), actor, directory)), None)


def mark_printed(key: int, actor: Staff, directory: Snapshot, at: datetime) -> bool:
    """Note that a paper was printed; False if somebody has noted it already or it is not there for him."""
    with transaction.atomic():
        message = _of_units(actor).select_for_update().filter(pk=key, state=MessageState.QUEUED.value).first()
        if message is None or not _papers([message], actor, directory):
            return False
        message.state = MessageState.SENT.value
        message.attempts += 1
        message.save(update_fields=["state", "attempts"])
        Evidence.objects.create(message=message, at=at, state=message.state, detail=f"printed by {actor.name}")
    return True


def note_opened(found: Paper, actor: Staff, at: datetime) -> None:
    """Note who opened a paper that bears the petitioner's name."""
    Evidence.objects.create(
        message=found.message, at=at, state=found.message.state, detail=f"opened for printing by {actor.name}"
    )


def news(found: Paper, directory: Snapshot) -> list[Event]:
    """Return what a slip tells: the public lines of the story that were written down with its message (two queries)."""
    message = found.message
    return [
        event for event in story.tell(found.petition, directory)
        if event.is_public and event.recorded_at == message.queued_at and event.verb.rpartition(".")[2] == message.step
    ]  # fmt: skip


def words(event: Event) -> list[str]:
    """Return what was written for the petitioner with a step; nothing said at a call-back or about a recusal, which staff of the unit may not read."""
    is_kept = event.verb in story.KEPT_FROM_UNIT or event.verb.startswith(RecordKind.RECUSAL.value)
    return [text for text in event.texts.values() if text] if event.texts_are_public and not is_kept else []


def _of_units(actor: Staff) -> QuerySet[Message]:
    units = sorted(actor.units_with(*PRINTERS))
    return Message.objects.filter(medium=Medium.PRINT.value, unit_id__in=units)


def _papers(messages: Iterable[Message], actor: Actor, directory: Snapshot) -> list[Paper]:
    """Join messages with their petitions and documents (two queries); what `actor` may not see falls out."""
    messages = list(messages)
    visible = visible_to(actor, directory).filter(number__in={message.subject for message in messages})
    recused = LinkedRecord.objects.filter(kind=RecordKind.RECUSAL.value, status=RecusalStatus.GRANTED.value, person_id=actor.person_id)
    petitions = {row.number: row for row in visible.exclude(pk__in=recused.values("petition_id"))}
    wanted = {number for message in messages for number in message.document_numbers}
    documents = {row.number: row for row in Document.objects.filter(number__in=wanted, superseded_by="").defer("content")}
    stands = _members(messages)
    return [
        Paper(
            message=message, petition=petitions[message.subject], member=stands.get(message.identity_id or 0),
            documents=[documents[number] for number in message.document_numbers if number in documents],
        )
        for message in messages
        if message.subject in petitions and _is_awaited(message, stands) and (not message.document_numbers or documents.keys() & set(message.document_numbers))
    ]  # fmt: skip


def _members(messages: list[Message]) -> dict[int, LinkedRecord]:
    """Return the co-signers that papers are for, by their identity (one query, none where there are none)."""
    keys = {message.identity_id for message in messages if message.party == Party.MEMBER.value}
    rows = LinkedRecord.objects.filter(kind=RecordKind.MEMBER.value, identity_id__in=keys) if keys else ()
    return {row.identity_id: row for row in rows if row.identity_id is not None}


def _is_awaited(message: Message, stands: dict[int, LinkedRecord]) -> bool:
    """Return whether a paper is still to go out: the question until he was asked, all else unless he said that he takes no part."""
    if message.party != Party.MEMBER.value:
        return True
    member = stands.get(message.identity_id or 0)
    return member is not None and member.standing is (MemberStatus.NAMED if message.step == ASKING else MemberStatus.CONFIRMED)


def _nothing(*_step_and_entry: object) -> None:
    """A draft takes no further step, on this petition or another."""


def settlement(record: LinkedRecord, dossier: Dossier, actor: Actor, directory: Snapshot, today: date, language: str) -> Content:
    """Return a settlement as it stands, with the places to sign where a side has not confirmed it; nothing is written."""
    at = datetime.combine(today, time(12), SHANGHAI)
    step = Step(
        name="settle", record=record, dossier=dossier, actor=actor, at=at, recorded_at=at, directory=directory,
        journal=Journal(), carry_out=_nothing, follow=_nothing,
    )  # fmt: skip
    step.letter = mediating.letter(step)
    kind = DocumentKind.SETTLEMENT
    return Content.from_json(letters._content(step, kind, letters._issuer(step, kind), "", language))


def drafts(dossier: Dossier, actor: Actor, directory: Snapshot, today: date, language: str) -> list[Content]:
    """Return the answers as they would be signed today, without their numbers; nothing is written."""
    if dossier.referral is None:  # a page that needs no referral has not loaded it
        dossier = replace(dossier, referral=latest_referral(dossier.petition.pk))
    at = datetime.combine(today, time(12), SHANGHAI)
    step = Step(
        name="sign", record=dossier.petition, dossier=dossier, actor=actor, at=at, recorded_at=at, directory=directory,
        journal=Journal(), carry_out=_nothing, follow=_nothing,
    )  # fmt: skip
    return [
        Content.from_json(letters._content(step, kind, letters._issuer(step, kind), "", language))
        for kind in ((DocumentKind.SPOT_REPLY,) if dossier.petition.is_at_once else answer_kinds(dossier.paths))
    ]
