"""What `verify` checks: every chain, every frozen document, every text the ledger vouches for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document
from xinqiao.ledger.append import breaks
from xinqiao.ledger.models import Entry
from xinqiao.petitions.models import Petition, Statement
from xinqiao.petitions.perform import texts_digest
from xinqiao.petitions.steps.register import text_digest


def faults(*, on_progress: Callable[[int], None] | None = None) -> Iterator[str]:
    """Yield one line for every broken chain, changed document, and text that is not what was recorded."""
    for link in breaks(on_progress=on_progress):
        yield f"{link.subject} #{link.number}: {link.why}"
    yield from _documents()
    yield from _petitions()


def _documents() -> Iterator[str]:
    recorded = _recorded_documents()
    for document in Document.objects.order_by("pk").iterator(500):
        if content_digest(document.content) != document.digest:
            yield f"{document.subject} {document.number}: the document was changed"
        elif recorded.get(document.number) != document.digest:
            yield f"{document.subject} {document.number}: the ledger knows no such document"
    missing = len(recorded) - Document.objects.count()
    if missing > 0:
        yield f"{missing} documents are missing"


def _recorded_documents() -> dict[str, str]:
    known = {}
    for body in Entry.objects.exclude(subject="directory").values_list("body", flat=True).iterator(2000):
        known.update({number: digest for _, number, digest in body.get("documents", ())})
    return known


def _petitions() -> Iterator[str]:
    registered = {
        entry.subject: entry.body.get("text_sha256") for entry in Entry.objects.filter(verb="register").iterator(2000)
    }
    for petition in Petition.objects.order_by("pk").only("number", "title", "text").iterator(500):
        if registered.pop(petition.number, None) != text_digest(petition.title, petition.text):
            yield f"{petition.number}: the text is not what was registered"
    for number in registered:
        yield f"{number}: registered in the ledger, but the petition is missing"
    vouched = {
        sha for body in Entry.objects.values_list("body", flat=True).iterator(2000) if (sha := body.get("texts_sha256"))
    }
    for statement in Statement.objects.order_by("pk").iterator(500):
        if texts_digest(statement.texts) not in vouched:
            yield f"statement {statement.pk}: the ledger does not vouch for it"
