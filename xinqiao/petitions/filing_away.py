"""What a file holds when it is closed: rows that are stored, and, in an import, rows that are only collected yet."""

from __future__ import annotations

from xinqiao.documents.models import Document
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.step import Step


def papers(step: Step) -> list[Document]:
    """Return the documents of the step's petition, oldest first (one query; none while it is not stored)."""
    number = step.petition.number
    stored = list(Document.objects.filter(subject=number).order_by("pk")) if not step.petition._state.adding else []
    fresh: list[Document] = [row for row in step.journal.added(Document) if row.subject == number]
    return sorted([*stored, *fresh], key=lambda row: row.issued_at)


def files(step: Step) -> list[Attachment]:
    """Return the files of the step's petition, oldest first (as above)."""
    petition = step.petition
    stored = list(Attachment.objects.filter(petition=petition.pk).order_by("pk")) if not petition._state.adding else []
    fresh: list[Attachment] = [row for row in step.journal.added(Attachment) if row.petition is petition]
    return sorted([*stored, *fresh], key=lambda row: row.added_at)
