"""Which petitions may go, and carrying a decided batch out: each petition in a transaction of its own, begun again after a crash."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document
from xinqiao.petitions import dossier as dossiers
from xinqiao.petitions import redacting
from xinqiao.petitions.access import kept_from
from xinqiao.petitions.dossier import Dossier, Shelved
from xinqiao.petitions.erasing import remove_file
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import dispose
from xinqiao.petitions.zone import local_day
from xinqiao.retention import batches, holds
from xinqiao.retention.batches import Candidate
from xinqiao.retention.models import Hold, Line
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.retention import BY_KEY, ENDING, FORMAL, kept_until, retention_class
from xinqiao.rules.terms import DocumentKind, Duty, PetitionStatus, RecordKind
from xinqiao.rules.terms_retention import LineStatus, RetentionClass
from xinqiao.rules.terms_sharing import ComplainedStatus
from xinqiao.vault.redact import redacted

MOST_LINES = 200  # of one batch
MOST_LOOKED_AT = 5000  # petitions whose period is over, for one batch: the rest in the next
AT_ONCE = 100


@dataclass(kw_only=True)
class Due:
    """What a batch could hold now: the lines, and what is due and kept back by a hold (number, key of the hold)."""

    lines: list[Candidate] = field(default_factory=list)
    held: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which period counts for a petition and how long it runs; `until` None: for ever, or it is not closed."""

    retention_class: RetentionClass
    closed_on: date | None
    years: int
    until: date | None


def due(today: date) -> Due:
    """Return what may be disposed of on `today` by the schedule, oldest first; at most MOST_LINES lines.

    Only petitions whose shortest period can be over are looked at; each then answers to the same guards as the step.
    """
    directory, found = snapshot.current(), Due()
    in_force = holds.in_force()
    rows = iter(_overdue(directory, today).order_by("pk")[:MOST_LOOKED_AT].iterator(AT_ONCE))
    while len(found.lines) < MOST_LINES and (some := list(islice(rows, AT_ONCE))):
        documents = _documents([row.number for row in some])
        for petition in some:
            _look_at(petition, documents.get(petition.number, []), found, in_force, directory, today)
            if len(found.lines) == MOST_LINES:
                break
    return found


def _overdue(directory: Snapshot, today: date) -> Any:
    """Return the closed petitions of which one of the two periods is over (one query)."""
    plain, formal = (date(today.year - directory.policy(f"keep_{kind}_years", today), 1, 1) for kind in ("plain", "formal"))
    own = Document.objects.filter(subject=OuterRef("number"))
    index = own.filter(kind=DocumentKind.FILE_INDEX.value)
    is_formal = Exists(own.filter(kind__in=sorted(FORMAL)))
    is_over = (~is_formal & ~Exists(index.filter(issued_at__date__gte=plain))) | ~Exists(index.filter(issued_at__date__gte=formal))
    closed = Petition.objects.filter(status=PetitionStatus.CLOSED.value, is_sealed=False, disposed_on=None, received_at__date__lt=plain)
    return closed.exclude(number__in=batches.listed_subjects()).filter(Q(Exists(index)) & is_over)


def _documents(numbers: list[str]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in Document.objects.filter(subject__in=numbers).defer("content"):
        found.setdefault(document.subject, []).append(document)
    return found


def period_of(petition: Petition, documents: list[Document], *, is_hazard: bool, directory: Snapshot, today: date) -> Period:
    """Return the period that counts for a petition, by the policy of `today`: the first day it may go is the day after `until`."""
    kinds = {DocumentKind(document.kind) for document in documents}
    sort = retention_class(is_sealed=petition.is_sealed, paths=(), is_hazard=is_hazard, documents=kinds)
    policy = BY_KEY[sort.value].policy
    closings = [local_day(document.issued_at) for document in documents if document.kind == DocumentKind.FILE_INDEX]
    is_closed = petition.standing is PetitionStatus.CLOSED and bool(closings)
    years = directory.policy(policy, today) if policy else 0
    closed_on = max(closings) if is_closed else None
    return Period(retention_class=sort, closed_on=closed_on, years=years, until=kept_until(closed_on, years) if closed_on and policy else None)


def _shelved(matter: Dossier, documents: list[Document], in_force: list[Hold], directory: Snapshot, today: date) -> tuple[Period, Hold | None]:
    """Look up what the guards ask about the end of a petition, and put it into its dossier."""
    petition = matter.petition
    period = period_of(petition, documents, is_hazard=matter.is_hazard, directory=directory, today=today)
    units = frozenset(unit for unit in (petition.desk_unit_id, petition.handling_unit_id) if unit is not None)
    subject = holds.Subject(number=petition.number, category=petition.category, units=units, received_on=local_day(petition.received_at))
    hold = holds.covering(subject, in_force, directory)
    is_told = any(document.kind in ENDING and document.service_id is not None for document in documents)
    matter.shelved = Shelved(kept_until=period.until, is_held=hold is not None, is_told_in_writing=is_told)
    return period, hold


def _look_at(petition: Petition, documents: list[Document], found: Due, in_force: list[Hold], directory: Snapshot, today: date) -> None:
    matter = dossiers.load(petition)
    matter.directory = directory
    period, hold = _shelved(matter, documents, in_force, directory, today)
    if hold is not None and matter.shelved is not None:
        matter.shelved = Shelved(kept_until=period.until, is_held=False, is_told_in_writing=matter.shelved.is_told_in_writing)
    if PETITION.by_name["dispose"].refusal(matter.facts(Clockwork(), today)) or period.closed_on is None or period.until is None:
        return
    if hold is not None:
        found.held.append((petition.number, hold.pk))
        return
    found.lines.append(
        Candidate(
            subject=petition.number, retention_class=period.retention_class.value, category=petition.category,
            unit_id=petition.handling_unit_id or petition.desk_unit_id, received_on=local_day(petition.received_at),
            closed_on=period.closed_on, years=period.years, kept_until=period.until,
        )
    )  # fmt: skip


def carry_out(now: Callable[[], datetime], *, rest: Callable[[], None] = no_rest) -> int:
    """Carry out one approved batch, line by line; return how many lines were done. Killed at any point, it goes on where it was."""
    batch = batches.claim(now())
    if batch is None:
        return 0
    _overwrite_what_is_freed()
    done = 0
    for line in batches.to_do(batch):
        _carry_out_line(line, now())
        batches.beat(batch, now())
        done += 1
        rest()
    batches.close(batch, by=Clockwork().name, at=now())
    return done


def _carry_out_line(line: Line, at: datetime) -> None:
    if line.state == LineStatus.LISTED:
        try:
            _dispose(line, at)
        except Refused as refused:
            batches.spare(line, refused.words)
            return
        line.refresh_from_db()
    for key in line.files:
        remove_file(key)
    batches.finished(line)


def _dispose(line: Line, at: datetime) -> None:
    """Take the step on the petition of a line. Raises Refused if it is not what it was when it was listed: a hold, a reopening."""
    journal, directory, today = Journal(), snapshot.current(), local_day(at)
    with transaction.atomic():
        petition = Petition.objects.select_for_update().get(number=line.subject)
        matter = dossiers.load(petition)
        matter.directory = directory
        _shelved(matter, _documents([petition.number]).get(petition.number, []), holds.in_force(), directory, today)
        perform("dispose", petition, dispose.Entry(line=line.pk), actor=Clockwork(), at=at, journal=journal, dossier=matter)
        journal.write()


def _overwrite_what_is_freed() -> None:
    """Let SQLite overwrite what is deleted from now on; PostgreSQL frees it by VACUUM (docs/security.md)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")




def covering(numbers: Collection[str]) -> Callable[[str], str]:
    """Return the function that takes out of a reason or a note what must not stand in it for ever: phones and card numbers, and whoever brought or signed the petitions
    that it is about (four queries, none where it is about no single one). It is kept covered, for a hold and a batch are read by people who may not know any of them."""
    return redacting.of_numbers(numbers) if numbers else redacted


def may_be_disposed_of(number: str, actor: Staff, directory: Snapshot) -> bool:
    """Return whether there is a petition of this number that could ever go (one query).

    Of a sealed one nobody learns that it exists; nor does whoever a petition complains about, and his line, of that petition.
    """
    return Petition.objects.filter(number=number, is_sealed=False, disposed_on=None).exclude(pk__in=_shut_to(actor, directory)).exists()


def hidden_among(numbers: Collection[str], actor: Staff, directory: Snapshot) -> frozenset[str]:
    """Return which of these petitions the actor must not learn of, because they complain about him or his (one query, none for none)."""
    if not numbers:
        return frozenset()
    return frozenset(Petition.objects.filter(number__in=sorted(numbers), pk__in=_shut_to(actor, directory)).values_list("number", flat=True))


def _shut_to(actor: Staff, directory: Snapshot) -> Any:
    """Return the keys of the petitions that complain about the actor or his; to the discipline duty only those about himself or his own unit are shut.

    Who looks into the head of the enterprise works under him, and must still be able to keep the file.
    """
    if Duty.DISCIPLINE not in actor.duties:
        return kept_from(actor, directory)
    about = Q(person_id__in=sorted(actor.everyone)) | Q(unit_id__in=sorted(actor.units_with(Duty.DISCIPLINE)))
    return LinkedRecord.objects.filter(about, kind=RecordKind.COMPLAINED.value, status=ComplainedStatus.KEPT_OUT.value).values("petition_id")
