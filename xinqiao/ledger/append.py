"""Append to the ledger and verify it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first link of a chain that does not follow from the one before."""

    subject: str
    number: int
    why: str


def digest(previous: str, number: int, line: Line) -> str:
    """Return the SHA-256 (hex) that binds `line` to the link before it."""
    parts = [previous, line.subject, number, line.verb, line.actor, _moment(line.at), _moment(line.recorded_at), line.body]
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


def last_acts(subject: str, since: datetime) -> dict[str, datetime]:
    """Return when each actor last recorded something on a subject since a moment (one query)."""
    rows = Entry.objects.filter(subject=subject, recorded_at__gt=since).order_by("number")
    return dict(rows.values_list("actor", "recorded_at"))


def history(subject: str) -> list[Entry]:
    """Return the chain of one record, oldest first."""
    return _history(subject)


def breaks(*, on_progress: Callable[[int], None] | None = None) -> Iterator[Break]:
    """Walk the whole ledger and yield the first broken link of every chain that has one."""
    subject, previous, number, broken = "", GENESIS, 0, False
    for walked, entry in enumerate(Entry.objects.order_by("subject", "number").iterator(2000), 1):
        if entry.subject != subject:
            subject, previous, number, broken = entry.subject, GENESIS, 0, False
        number += 1
        if not broken and (why := _fault(entry, previous, number)):
            broken = True
            yield Break(subject=entry.subject, number=entry.number, why=why)
        previous = entry.digest
        if on_progress and walked % 1000 == 0:
            on_progress(walked)


def _fault(entry: Entry, previous: str, number: int) -> str | None:
    line = Line(
        subject=entry.subject, verb=entry.verb, actor=entry.actor, at=entry.at, recorded_at=entry.recorded_at, body=entry.body
    )  # fmt: skip
    if entry.number != number:
        return "a link is missing before it"
    if entry.previous != previous:
        return "it does not follow from the link before it"
    return None if entry.digest == digest(previous, number, line) else "its content was changed"
