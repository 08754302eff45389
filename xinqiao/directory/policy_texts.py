"""The knowledge base (政策库): the one door through which policy texts are read, found and cited."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import date
from itertools import islice

from xinqiao.directory.models import PolicyVersion
from xinqiao.directory.snapshot import PolicyFacts, Snapshot
from xinqiao.rules.policy_text import in_force, standing
from xinqiao.rules.terms_knowledge import PolicyStanding
from xinqiao.wording import index

PAGE = 20
_ORDER = tuple(PolicyStanding)
_BELOW = 2**39  # numbers of versions in the index: far below zero, the newest highest


def document_of(pk: int) -> int:
    """Return the number of a version in the full-text index."""
    return pk - _BELOW


def versions(directory: Snapshot, paper: int) -> list[PolicyFacts]:
    """Return the versions of a text, oldest first."""
    return [row for row in directory.policy_texts if row.paper == paper]


def head(directory: Snapshot, pk: int, *, public: bool) -> PolicyFacts | None:
    """Return the head of a version; None if there is none, or it is not for everybody where everybody reads (`public`)."""
    return next((row for row in directory.policy_texts if row.pk == pk and (row.is_public or not public)), None)


def whole(pk: int) -> PolicyVersion:
    """Return a version with its words, without its file. Ask `head` first whether it may be read."""
    return PolicyVersion.objects.defer("file").get(pk=pk)


def file_of(pk: int) -> tuple[bytes, str, str]:
    """Return the file of a version: content, name, media type; empty where there is none. Ask `head` first."""
    row = PolicyVersion.objects.only("file", "file_name", "file_kind").get(pk=pk)
    return bytes(row.file), row.file_name, row.file_kind


def current(directory: Snapshot, on: date, *, public: bool) -> list[PolicyFacts]:
    """Return one version of each text, by title: the one in force on a day, else the newest."""
    papers: dict[int, list[PolicyFacts]] = defaultdict(list)
    for row in directory.policy_texts:
        if row.is_public or not public:
            papers[row.paper].append(row)
    return sorted((in_force(rows, on) or rows[-1] for rows in papers.values()), key=lambda row: (row.zh, row.paper))


def cited(directory: Snapshot, title: str) -> list[PolicyFacts]:
    """Return the versions of the text that has, or had, this title, oldest first; empty if it is not in the knowledge base."""
    wanted = _plain(title)
    paper = next((row.paper for row in reversed(directory.policy_texts) if _plain(row.zh) == wanted), None)
    return [] if paper is None else versions(directory, paper)


def found(words: str, directory: Snapshot, on: date, *, public: bool) -> list[PolicyVersion]:
    """Return up to PAGE versions that hold all words, those in force on a day first, then the newest; one index, one more query for their texts."""
    numbers = (number + _BELOW for batch in index.matching(words, before=index.SHELF) for number in batch)
    heads = {row.pk: row for row in directory.policy_texts if row.is_public or not public}
    known = list(islice((pk for pk in numbers if pk in heads), PAGE))
    rows = {row.pk: row for row in PolicyVersion.objects.filter(pk__in=known).defer("file")}
    return sorted((rows[pk] for pk in known if pk in rows), key=lambda row: (_rank(heads[row.pk], directory, on), -row.pk))


def _rank(row: PolicyFacts, directory: Snapshot, on: date) -> int:
    return _ORDER.index(standing(row, versions(directory, row.paper), on))


def _plain(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split())
