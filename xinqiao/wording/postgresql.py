"""The index on PostgreSQL: a GIN index over integer tokens, and the bodies themselves for frequent words (ADR-0003)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection

from xinqiao.wording.normalise import query_tokens, unit_tokens

_WINDOW, _SECOND_WINDOW, _LARGEST_WINDOW, _PAGE = 256, 1024, 4096, 24
"""How many bodies are read first, then before a word counts as rare, and at most in one statement, and how many finds the second one aims at.

The newest may all be alike (forty neighbours, one text): the second look keeps a frequent word out of the index, which would name half of all documents.
"""
_FREQUENT = 1 / 64
"""A word in more of the newest documents than this is looked for in the bodies, newest first; others in the index."""
_EXACT_UNITS = 2
"""A word of so many UTF-16 units is a token itself; a longer one is looked for in the bodies that have its tokens."""
_BATCH, _LARGEST_BATCH = 64, 1024


class _Window(NamedTuple):
    lowest: int | None
    documents: int
    found: list[int]


def insert(entries: Sequence[tuple[int, str]]) -> None:
    """Put bodies into the index, all at once."""
    ids = [document_id for document_id, _ in entries]
    tokens = [_array(unit_tokens(body)) for _, body in entries]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO wording_posting (document_id, tokens) "
            "SELECT a.id, a.tokens::integer[] FROM unnest(%s::bigint[], %s::text[]) AS a (id, tokens)",
            [ids, tokens],
        )


def delete(document_id: int, body: str) -> None:
    """Take a document out of the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wording_posting WHERE document_id = %s", [document_id])


def clear() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wording_posting")


def scrub() -> None:
    """Leave freed rows to autovacuum."""


def candidates(keys: Sequence[str], before: int | None) -> Iterator[list[int]]:
    """Yield the documents that hold all `keys`, descending below `before`, in batches.

    The newest bodies are read in windows as long as enough of them hold the words; then the index is asked once.
    """
    size, wanted, documents, found = _WINDOW, _PAGE, 0, 0
    while True:
        window = _read(keys, before, size)
        if window.found:
            yield window.found
        if window.lowest is None or window.documents < size:
            return
        before = window.lowest
        documents, found = documents + window.documents, found + len(window.found)
        if found < documents * _FREQUENT:
            if documents > _WINDOW:
                break
            size = _SECOND_WINDOW
            continue
        size = min(max(wanted * documents // found, _WINDOW), size * 4, _LARGEST_WINDOW)
        wanted *= 3
    yield from _holding(keys, _having_tokens(keys, before))


def _array(tokens: set[int]) -> str:
    return "{" + ",".join(map(str, tokens)) + "}"


def _contains(keys: Sequence[str]) -> str:
    return " AND ".join(["strpos(body, %s) > 0"] * len(keys))


def _read(keys: Sequence[str], before: int | None, size: int) -> _Window:
    """Read the `size` newest bodies below `before`."""
    below, parameters = ("WHERE document_id < %s ", [before]) if before is not None else ("", [])
    bodies = f"SELECT document_id, body FROM wording_entry {below}ORDER BY document_id DESC LIMIT %s"  # noqa: S608 (constants)
    holding = f"array_agg(document_id ORDER BY document_id DESC) FILTER (WHERE {_contains(keys)})"
    sql = f"SELECT min(document_id), count(*), {holding} FROM ({bodies}) newest"  # noqa: S608 (constants)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*keys, *parameters, size])
        lowest, documents, found = cursor.fetchone()
    return _Window(lowest, documents, found or [])


def _having_tokens(keys: Sequence[str], before: int) -> list[int]:
    """Return the folded documents with all tokens, and the waiting ones that hold the keys: in one statement, so that
    an entry folded at this moment is in exactly one of the two."""
    tokens = set().union(*map(query_tokens, keys))
    folded = "SELECT document_id FROM wording_posting WHERE tokens @> %s::integer[] AND document_id < %s"
    # OFFSET 0: each waiting body by its key. Joined freely, the store reads every body of all to find the few that wait.
    body = "LATERAL (SELECT body FROM wording_entry e WHERE e.document_id = w.document_id OFFSET 0) b"
    waiting = f"SELECT w.document_id FROM wording_waiting w, {body} WHERE w.document_id < %s AND {_contains(keys)}"  # noqa: S608 (constants)
    with connection.cursor() as cursor:
        cursor.execute(f"{folded} UNION ALL {waiting} ORDER BY 1 DESC", [_array(tokens), before, before, *keys])
        return [document_id for (document_id,) in cursor.fetchall()]


def _holding(keys: Sequence[str], ids: list[int]) -> Iterator[list[int]]:
    """Yield those of `ids` whose bodies hold the keys that are no tokens themselves, in growing batches."""
    longer = [key for key in keys if len(key.encode("utf-16-le")) > 2 * _EXACT_UNITS]
    start, size = 0, _BATCH
    while batch := ids[start : start + size]:
        if held := _still_holding(longer, batch) if longer else batch:
            yield held
        start, size = start + size, min(size * 4, _LARGEST_BATCH)


def _still_holding(keys: Sequence[str], ids: list[int]) -> list[int]:
    sql = f"SELECT document_id FROM wording_entry WHERE document_id = ANY(%s) AND {_contains(keys)}"  # noqa: S608 (constants)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY document_id DESC", [ids, *keys])
        return [document_id for (document_id,) in cursor.fetchall()]
