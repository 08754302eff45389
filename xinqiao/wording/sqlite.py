"""The index on SQLite: a contentless FTS5 table of character pairs, with positions (ADR-0003)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection, transaction

from xinqiao.wording.normalise import character_pairs, query_pairs

_BATCH, _LARGEST_BATCH = 64, 4096
_MERGE_PAGES = 500
"""Pages merged in one transaction of `scrub()`: it holds the write lock for less than 0.1 s."""


def insert(entries: Sequence[tuple[int, str]]) -> None:
    """Put bodies into the index, all at once."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO wording_pairs (rowid, pairs) VALUES (%s, %s)",
            [(document_id, character_pairs(body)) for document_id, body in entries],
        )


def delete(document_id: int, body: str) -> None:
    """Take a body out of the index; it must be the one that was put in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO wording_pairs (wording_pairs, rowid, pairs) VALUES ('delete', %s, %s)",
            [document_id, character_pairs(body)],
        )


def clear() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO wording_pairs (wording_pairs) VALUES ('delete-all')")


def scrub() -> None:
    """Merge all segments, so that deleted words are no longer in the file."""
    pages = -_MERGE_PAGES  # a negative number begins to merge everything, a positive one goes on
    while _merged_some(pages):
        pages = _MERGE_PAGES


def candidates(keys: Sequence[str], before: int | None) -> Iterator[list[int]]:
    """Yield the documents that hold all `keys`, descending below `before`, in growing batches.

    FTS5 walks the postings from the newest on, so a page costs the same for a word in ten documents and in all.
    """
    waiting = _waiting(keys, before)  # read first: what is folded from now on is in both, and counted once
    question = " AND ".join(map(_phrase, keys))
    limit = _BATCH
    while True:
        found = _folded(question, before, limit)
        is_last = len(found) < limit
        newer = [number for number in waiting if is_last or number > found[-1]]
        waiting = waiting[len(newer) :]
        if batch := sorted({*found, *newer}, reverse=True):
            yield batch
        if is_last:
            return
        before, limit = found[-1], min(limit * 4, _LARGEST_BATCH)


def _folded(question: str, before: int | None, limit: int) -> list[int]:
    below, parameters = ("rowid < %s AND ", [before]) if before is not None else ("", [])
    sql = f"SELECT rowid FROM wording_pairs WHERE {below}wording_pairs MATCH %s"  # noqa: S608 (a constant)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY rowid DESC LIMIT %s", [*parameters, question, limit])
        return [document_id for (document_id,) in cursor.fetchall()]


def _waiting(keys: Sequence[str], before: int | None) -> list[int]:
    """Return the waiting documents that hold all `keys`, newest first.

    IN, not JOIN: the planner knows nothing of a table that is nearly always empty, and would walk all bodies instead.
    """
    below = "SELECT document_id FROM wording_waiting WHERE document_id < %s"
    holding = " AND ".join(["instr(body, %s) > 0"] * len(keys))
    sql = f"SELECT document_id FROM wording_entry WHERE document_id IN ({below}) AND {holding} ORDER BY document_id DESC"  # noqa: S608 (constants)
    with connection.cursor() as cursor:
        cursor.execute(sql, [2**63 - 1 if before is None else before, *keys])
        return [document_id for (document_id,) in cursor.fetchall()]


def _merged_some(pages: int) -> bool:
    """Merge for a while; FTS5 says by the number of changed rows whether there was anything left to do."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = _changes()
        cursor.execute("INSERT INTO wording_pairs (wording_pairs, rank) VALUES ('merge', %s)", [pages])
        return _changes() - before >= 2


def _changes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        changes: int = cursor.fetchone()[0]
        return changes


def _phrase(word: str) -> str:
    """Quote a word for FTS5, where everything between quotes is text: no sign of its syntax has a meaning."""
    if len(word) == 1:
        return f'"{_quoted(word)}"*'
    return f'"{_quoted(" ".join(query_pairs(word)))}"'


def _quoted(text: str) -> str:
    return text.replace('"', '""')
