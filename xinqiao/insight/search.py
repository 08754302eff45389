"""Find petitions by number, words, unit, status and days: newest first, twenty at a time, and never a total.

Whoever searches finds what he may open and nothing else: the index knows only words, so every batch of its matches
passes through `visible_to`. A total would cost as much as reading everything, and would tell what one may not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from xinqiao.directory.duties import Actor, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import numbering
from xinqiao.petitions.access import visible_at_top, visible_to
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.wording import index

PAGE = 20
LOOKED_AT = 5000  # matches looked at for one page: who sees few of very many gets “look further” instead of a wait
BLUR = 1000  # “look further” begins at such a key; fewer than LOOKED_AT, so that each page gets further
FIRST_YEAR = 2011
WORDS_LIMIT = 100
SERIAL = re.compile(r"\d{1,7}")
COLUMNS = (
    "id",
    "number",
    "title",
    "text",
    "channel",
    "category",
    "status",
    "received_at",
    "desk_unit_id",
    "handling_unit_id",
    "is_sealed",
    "identity_id",
)


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for. `before` is the key where the page begins (exclusive)."""

    words: str = ""
    unit_id: int | None = None
    status: str = ""
    channel: str = ""
    received_from: date | None = None
    received_to: date | None = None
    before: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        narrowed = self.unit_id or self.status or self.channel or self.received_from or self.received_to
        return not (self.words.strip() or narrowed)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of petitions, newest first; `before` is where the next begins, None if there is nothing further."""

    petitions: list[Petition] = field(default_factory=list)
    before: int | None = None
    is_by_sound: bool = False  # nothing is written like that, but these titles sound like it


def find(query: Query, actor: Actor, directory: Snapshot, today: date) -> Found:
    """Return the newest petitions that `actor` may see and that fit the query: at most PAGE."""
    words = query.words.strip()[:WORDS_LIMIT]
    rows = _narrowed(visible_at_top(actor, directory) if isinstance(actor, Staff) else visible_to(actor, directory), query)
    if not words:
        return _page(rows, query.before)
    numbered = _numbered(rows, words, today) if query.before is None else []
    found = _worded(rows, index.matching(words, before=query.before))
    if not (numbered or found.petitions or found.before):
        return replace(_worded(rows, index.sounding(words, before=query.before)), is_by_sound=True)
    known = {row.pk for row in numbered}
    return Found(petitions=[*numbered, *(row for row in found.petitions if row.pk not in known)], before=found.before)


def _narrowed(rows: QuerySet[Petition], query: Query) -> QuerySet[Petition]:
    if query.unit_id is not None:
        rows = rows.filter(desk_unit=query.unit_id) | rows.filter(handling_unit=query.unit_id)
    if query.status:
        rows = rows.filter(status=query.status)
    if query.channel:
        rows = rows.filter(channel=query.channel)
    if query.received_from:
        rows = rows.filter(received_at__gte=_midnight(query.received_from))
    if query.received_to:
        rows = rows.filter(received_at__lt=_midnight(query.received_to + timedelta(1)))
    return rows.only(*COLUMNS).order_by("-pk")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _page(rows: QuerySet[Petition], before: int | None) -> Found:
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    return Found(petitions=found[:PAGE], before=found[PAGE - 1].pk if len(found) > PAGE else None)


def _numbered(rows: QuerySet[Petition], words: str, today: date) -> list[Petition]:
    """Return the petitions whose number is meant: the whole number, its beginning from the year on, or its digits.

    All three are equality or a range over numbers of one shape, so the unique index answers whatever the collation.
    """
    if SERIAL.fullmatch(words):
        numbers = [numbering.formatted(year, int(words)) for year in range(FIRST_YEAR, today.year + 1)]
        return list(rows.filter(number__in=numbers)[:PAGE])
    if ends := numbering.beginning(words):
        first, last = ends
        return list(rows.filter(number__gte=first, number__lte=last)[:PAGE])
    return []


def _worded(rows: QuerySet[Petition], matches: Iterator[list[int]]) -> Found:
    found: list[Petition] = []
    looked_at = 0
    for batch in _small(matches):
        found += rows.filter(pk__in=batch)
        looked_at += len(batch)
        if len(found) > PAGE:
            return Found(petitions=found[:PAGE], before=found[PAGE - 1].pk)
        if looked_at >= LOOKED_AT:
            further = -(-batch[-1] // BLUR) * BLUR  # not the key of a match: it may be one that he does not see
            return Found(petitions=[row for row in found if row.pk >= further], before=further)
    return Found(petitions=found)


def _small(batches: Iterable[list[int]]) -> Iterator[list[int]]:
    """Part the index's batches so that a page of a frequent word reads about a page of rows."""
    size = PAGE + 1
    for batch in batches:
        while batch:
            yield batch[:size]
            batch, size = batch[size:], min(size * 4, 500)  # noqa: PLW2901 it is consumed
