"""What a file holds when it is closed: rows that are stored, and, in an import, rows that are only collected yet."""

from __future__ import annotations

from typing import TypeVar

from xinqiao.documents.models import Document
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.step import Step

Row = TypeVar("Row", Document, Attachment)


def on_file(step: Step, table: type[Row], moment: str) -> list[Row]:
    """Return the documents or the files of the step's petition, oldest first (one query; none while it is not stored)."""
    petition = step.petition
    stored: list[Row] = []
    if petition.pk is not None:
        mine = {"subject": petition.number} if table is Document else {"petition": petition.pk}
        stored = list(table._default_manager.filter(**mine).order_by("pk"))
    fresh = [row for row in step.journal.added(table) if _is_of(row, step)]
    return sorted([*stored, *fresh], key=lambda row: getattr(row, moment))


def _is_of(row: Document | Attachment, step: Step) -> bool:
    return row.subject == step.petition.number if isinstance(row, Document) else row.petition is step.petition
