"""What `verify` checks: every chain, and that every row is what its chain says.

What it cannot find is said in docs/verifying.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from xinqiao.documents.models import Document, Sequence, Service
from xinqiao.ledger.models import Entry
from xinqiao.ledger.sealed import seal_faults
from xinqiao.ledger.walk import breaks
from xinqiao.ops.verify.artwork import artwork_faults
from xinqiao.ops.verify.compare import Kept, differences
from xinqiao.ops.verify.exports import EXPORT, export_faults
from xinqiao.ops.verify.holds import hold_faults
from xinqiao.ops.verify.outreach import CHAINS, outreach_faults
from xinqiao.petitions import numbering
from xinqiao.petitions.models import (
    Attachment,
    Claim,
    LinkedRecord,
    Petition,
    Rating,
    Referral,
    RunningClock,
    Statement,
)

M = TypeVar("M", bound=Model)
AT_ONCE = 500
NOT_ABOUT_PETITIONS = ("directory", "sign_in", "retention", "keys")


def faults(*, on_progress: Callable[[int], None] | None = None, with_files: bool = True) -> Iterator[str]:
    """Yield one line for every broken chain, and for every row that is not what was recorded.

    `with_files` opens every attachment as well, which takes as long as reading them all.
    """
    yield from ledger_faults(on_progress=on_progress)
    for batch in _batches(Petition.objects.order_by("pk").iterator(AT_ONCE)):
        for kept in _kept(batch):
            yield from (f"{kept.petition.number}: {why}" for why in differences(kept, with_files=with_files))
    yield from artwork_faults()
    yield from export_faults()
    yield from hold_faults()
    yield from outreach_faults()
    yield from _without_petition()
    yield from _numbers()


def ledger_faults(*, on_progress: Callable[[int], None] | None = None) -> Iterator[str]:
    """Yield one line for every broken chain, every receipt that does not stand, and every seal that does not fit."""
    for link in breaks(on_progress=on_progress):
        yield f"{link.subject} #{link.number}: {link.why}"
    for fault in seal_faults():
        yield f"{fault.what}: {fault.why}"


def _batches(rows: Iterable[Petition]) -> Iterator[list[Petition]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, AT_ONCE)):
        yield batch


def _kept(petitions: list[Petition]) -> Iterator[Kept]:
    """Yield each petition with its ledger and all its rows: a fixed number of queries for the whole batch."""
    numbers, keys = [row.number for row in petitions], [row.pk for row in petitions]
    entries = _by(Entry.objects.filter(subject__in=numbers).order_by("number"), "subject")
    documents = _by(Document.objects.filter(subject__in=numbers).select_related("service"), "subject")
    services = _by(Service.objects.filter(subject__in=numbers), "subject")
    tables: dict[type[Model], dict[Any, list[Any]]] = {
        table: _by(table._default_manager.filter(petition__in=keys).order_by("pk"), "petition_id")
        for table in (Attachment, Claim, LinkedRecord, Rating, Referral, RunningClock, Statement)
    }
    for petition in petitions:
        own = {table: rows.get(petition.pk, []) for table, rows in tables.items()}
        yield Kept(
            petition=petition, entries=entries.get(petition.number, []), documents=documents.get(petition.number, []),
            services=services.get(petition.number, []), attachments=own[Attachment], claims=own[Claim],
            ratings=own[Rating], referrals=own[Referral], records=own[LinkedRecord], clocks=own[RunningClock], statements=own[Statement],
        )  # fmt: skip


def _by(rows: QuerySet[M], field: str) -> dict[Any, list[M]]:
    grouped: dict[Any, list[M]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, field)].append(row)
    return grouped


def _without_petition() -> Iterator[str]:
    """Yield what is left of petitions that are gone."""
    known = Petition.objects.values("number")
    for table, what in ((Entry, "the ledger"), (Document, "a document"), (Service, "a proof of service")):
        rows = table._default_manager.exclude(subject__in=NOT_ABOUT_PETITIONS).exclude(subject__in=known)
        for begins in (f"{EXPORT}:", *CHAINS):  # they have rows of their own
            rows = rows.exclude(subject__startswith=begins)
        for number in rows.order_by("subject").values_list("subject", flat=True).distinct():
            yield f"{number}: the petition is missing, {what} still names it"


def _numbers() -> Iterator[str]:
    """Yield every number that was given out and is not there, and every one that no sequence gave out."""
    given = dict(Sequence.objects.values_list("scope", "last"))
    for scope, last in sorted(given.items()):
        kind, _, year = scope.partition(":")
        if kind != "petition":
            continue
        numbers = Petition.objects.filter(number__contains=f"-{year}-", guards=None).values_list("number", flat=True)
        there = {int(number.rpartition("-")[2]) for number in numbers}
        for n in sorted(set(range(1, last + 1)) - there):
            yield f"{numbering.formatted(int(year), n)}: given out, and not there"
        for n in sorted(there - set(range(1, last + 1))):
            yield f"{numbering.formatted(int(year), n)}: there, but never given out"
