"""Append to the ledger, and read one chain of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from xinqiao.ledger.models import Entry
from xinqiao.prepared import Prepared

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is to be recorded. `body` holds plain JSON values: ids, dates and digests, never a name or number."""

    subject: str
    verb: str
    actor: str
    at: datetime
    recorded_at: datetime
    body: dict[str, Any]


def digest(previous: str, number: int, line: Line) -> str:
    """Return the SHA-256 (hex) that binds `line` to the link before it."""
    parts = [previous, line.subject, number, line.verb, line.actor, _moment(line.at), _moment(line.recorded_at), line.body]
    return digest_of_parts(parts)


def digest_of_parts(parts: list[Any]) -> str:
    """Return the SHA-256 (hex) of the parts of a link, in the order of `digest`; moments as UTC with microseconds."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def append(lines: Iterable[Line], *, fresh: frozenset[str] = frozenset()) -> list[Entry]:
    """Append `lines` in order. The caller holds the lock on each subject's row.

    Subjects in `fresh` are known to have no chain yet, which saves reading their heads.
    """
    lines = list(lines)
    heads = _heads({line.subject for line in lines} - fresh)
    entries = []
    for line in lines:
        previous, number = heads.get(line.subject, (GENESIS, 0))
        sealed = digest(previous, number + 1, line)
        heads[line.subject] = (sealed, number + 1)
        entries.append(
            Entry(
                subject=line.subject, number=number + 1, verb=line.verb, actor=line.actor, at=line.at,
                recorded_at=line.recorded_at, body=line.body, previous=previous, digest=sealed,
            )
        )  # fmt: skip
    return Entry.objects.bulk_create(entries)


_history = Prepared(lambda subject: Entry.objects.filter(subject=subject).order_by("number"), str)
_first = Prepared(lambda subject: Entry.objects.filter(subject=subject, number=1), str)
_last = Prepared(lambda subject: Entry.objects.filter(subject=subject).order_by("-number")[:1], str)


def _heads(subjects: set[str]) -> dict[str, tuple[str, int]]:
    heads = {}
    for subject in subjects:
        if last := _last.first(subject):
            heads[subject] = (last.digest, last.number)
    return heads


def took(subject: str, actor: str, verbs: Collection[str]) -> bool:
    """Return whether an actor took one of these steps on a subject (one query)."""
    return Entry.objects.filter(subject=subject, actor=actor, verb__in=verbs).exists()


def took_among(subjects: Collection[str], actors: Collection[str], verbs: Collection[str]) -> QuerySet[Entry, str]:
    """Return the query of those of the actors who took one of these steps on any of the subjects."""
    return Entry.objects.filter(subject__in=subjects, actor__in=actors, verb__in=verbs).values_list("actor", flat=True)


def last_acts(subject: str, since: datetime) -> dict[str, datetime]:
    """Return when each actor last recorded something on a subject since a moment (one query)."""
    rows = Entry.objects.filter(subject=subject, recorded_at__gt=since).order_by("number")
    return dict(rows.values_list("actor", "recorded_at"))


def first(subject: str) -> Entry | None:
    """Return the line with which a chain begins (one query)."""
    return _first.first(subject)


def history(subject: str) -> list[Entry]:
    """Return the chain of one record, oldest first."""
    return _history(subject)


def newest_of(
    subject: str, *, verbs: Collection[str] | None = None, actor: str | None = None, before: int | None = None, most: int
) -> list[Entry]:
    """Return at most `most` lines of one chain, newest first: of these verbs, by this actor, below the number `before` (one query)."""
    rows = Entry.objects.filter(subject=subject)
    rows = rows if verbs is None else rows.filter(verb__in=verbs)
    rows = rows if actor is None else rows.filter(actor=actor)
    rows = rows if before is None else rows.filter(number__lt=before)
    return list(rows.order_by("-number")[:most])
