"""What is known of how a document reached the petitioner: every message that announced it, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outbox.models import Message
from xinqiao.rules.terms import Medium, MessageState, Party


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing known: by which medium, in which state, when; `detail` is the server's answer, never an address."""

    medium: Medium
    state: MessageState
    at: datetime
    detail: str = ""


def of_document(subject: str, number: str) -> list[Trace]:
    """Return what became of the messages that announced document `number` of a petition, oldest first (two queries)."""
    rows = Message.objects.filter(subject=subject, party=Party.PETITIONER.value).order_by("pk").prefetch_related("evidence")
    traces: list[Trace] = []
    for row in rows:
        if number in row.document_numbers:
            traces += _traces(row)
    return sorted(traces, key=lambda trace: trace.at)


def _traces(row: Message) -> list[Trace]:
    medium = Medium(row.medium)
    known = [Trace(medium, MessageState(kept.state), kept.at, kept.detail) for kept in row.evidence.all()]
    return known or [Trace(medium, MessageState(row.state), row.queued_at)]
