"""Records with a life of their own against their chains (ADR-0019): a shift, a visit is what its last line says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from xinqiao.documents.issue import content_digest, formatted_number
from xinqiao.documents.models import Document, Sequence
from xinqiao.ledger.models import Entry
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import START, DocumentKind
from xinqiao.rules.terms_outreach import OutreachKind

AT_ONCE = 500
MINUTES = DocumentKind.MEETING_MINUTES
CHAINS = tuple(f"{kind.value}-" for kind in OutreachKind)  # how the names of their chains begin; petitions' begin otherwise


def outreach_faults() -> Iterator[str]:
    """Yield one line for every record that is not what its chain says, and for every chain whose record is gone."""
    rows = OutreachRecord.objects.order_by("pk").iterator(AT_ONCE)
    while batch := list(islice(rows, AT_ONCE)):
        chains: dict[str, list[Entry]] = {row.number: [] for row in batch}
        for entry in Entry.objects.filter(subject__in=list(chains)).order_by("number"):
            chains[entry.subject].append(entry)
        papers: dict[str, list[Document]] = {row.number: [] for row in batch}
        for document in Document.objects.filter(subject__in=list(chains)).order_by("pk"):
            papers[document.subject].append(document)
        for row in batch:
            yield from (f"{row.number}: {why}" for why in _differences(row, chains[row.number]))
            yield from _documents(papers[row.number], chains[row.number])
    yield from _numbers()
    for begins in CHAINS:
        told = Entry.objects.filter(subject__startswith=begins, number=1).exclude(subject__in=OutreachRecord.objects.values("number"))
        yield from (f"{subject}: the record is missing, the ledger still names it" for subject in told.order_by("subject").values_list("subject", flat=True))


def _documents(documents: Iterable[Document], entries: Iterable[Entry]) -> Iterator[str]:
    """Yield every document of such a record that is not what its chain says."""
    recorded = {number: digest for entry in entries for _kind, number, digest in entry.body.get("documents", ())}
    for document in documents:
        known = recorded.pop(document.number, None)
        if content_digest(document.content) != document.digest:
            yield f"{document.number}: the document was changed"
        elif known != document.digest:
            yield f"{document.number}: the ledger knows no such document"
    yield from (f"{number}: the document is missing" for number in recorded)


def _numbers() -> Iterator[str]:
    """Yield every number of minutes that was given out and is not there, and every one that no sequence gave out."""
    there = set(Document.objects.filter(kind=MINUTES.value).exclude(number__contains="号-").values_list("number", flat=True))
    given: set[str] = set()
    for scope, last in Sequence.objects.filter(scope__contains=f":{RULES[MINUTES].mark}:").values_list("scope", "last"):
        office, _mark, year = scope.rsplit(":", 2)
        given |= {formatted_number(MINUTES, office, int(year), n) for n in range(1, last + 1)}
    yield from (f"{number}: given out, and not there" for number in sorted(given - there))
    yield from (f"{number}: there, but never given out" for number in sorted(there - given))


def _differences(row: OutreachRecord, entries: list[Entry]) -> Iterator[str]:
    if not entries or entries[0].body.get("from") != START.value:
        yield "it is there, and no line says that it began"
        return
    last = entries[-1].body
    if last["to"] != row.status:
        yield "the status is not the one recorded"
    told, found = last["own"], row.vouched()
    yield from (f"{name} is not what was recorded" for name in sorted({*told, *found}) if told.get(name) != found.get(name))
