"""What is left of a petition that was disposed of, against its chain: gone by a recorded decision of two people, and gone entirely (ADR-0011)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xinqiao.documents.models import Document
from xinqiao.petitions.erasing import GONE, scrubbed
from xinqiao.petitions.models import Claim, LinkedRecord, Petition
from xinqiao.retention import batches
from xinqiao.vault.store import knows


def tombstone_faults(petition: Petition, said: dict[str, Any] | None, sent_up: dict[str, Any] | None) -> Iterator[str]:
    """Yield where the row says that it was disposed of and the chain does not, or the other way round, or a decision is missing; what was sent up needs none but its own line (ADR-0017)."""
    on = petition.disposed_on.isoformat() if petition.disposed_on else None
    if on != ((said or sent_up or {}).get("disposed_on")):
        yield "whether it was disposed of is not what was recorded"
    if said is None:
        return
    line = batches.tombstone(petition.number)
    if line is None or (line.batch.number, line.batch.proposed_by, line.batch.decided_by) != (said["batch"], said["proposed_by"], said["approved_by"]):
        yield "who decided that it was disposed of is not what was recorded"
    elif said["proposed_by"] == said["approved_by"]:
        yield "it was disposed of by one person alone"


def emptied_faults(
    petition: Petition, documents: Sequence[Document], records: Sequence[LinkedRecord], *, is_bare: bool, said: list[Any], title: str = GONE,
) -> Iterator[str]:  # fmt: skip
    """Yield what of its content still lies here, and which document or record of the chain is missing."""
    texts = (petition.text, petition.place, petition.happened, *Claim.objects.filter(petition=petition).values_list("text", flat=True))
    emptied = all(record.content == scrubbed(record) for record in records)
    if petition.title != title or any(texts) or not (is_bare and emptied) or any(document.content for document in documents) or knows(petition.number):
        yield "it was disposed of, and some of its content is still there"
    recorded = {number: digest for listed in said for _, number, digest in listed}
    if recorded != {document.number: document.digest for document in documents}:
        yield "the numbers of its documents are not what was recorded"
