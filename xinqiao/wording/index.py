"""The full-text index: exact, newest first, on both stores. It knows documents by number and nothing of who may see them.

A filing pays for one plain row: its entry waits. `fold()`, called often by the worker, moves waiting entries into the
store's index, where a batch costs far less than the same rows one by one. A search reads the waiting bodies and the
index, so a document is found from the moment its transaction commits, folded or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import ModuleType

from django.db import connection, transaction

from xinqiao.wording import postgresql, sounds, sqlite
from xinqiao.wording.models import Entry, Waiting
from xinqiao.wording.normalise import BOUNDARY, body_of, query_words

BULK = 64
"""From so many rows on, `add` writes straight into the index."""
FOLD = 256
"""Entries folded in one transaction: on SQLite the write lock is held for about 0.2 s."""
TOO_MANY_WAITING = 2048
"""So many waiting entries make every search slow: then `add` folds some itself (the worker is down)."""
LOOK_EVERY = 64
"""One filing in so many looks how many wait, so that the others need not count."""

SHELF = 0
"""Numbers below are for texts that are no petitions (policy texts): a search that begins here finds them and nothing else, one from above ends here.

They have no sounds: the number of their sounds would be that of somebody else's document.
"""

_KEYS, _WHOLE, _END = 8, 8, 5
"""The index is asked for so many words; one of up to `_WHOLE` characters is a key, a longer one gives its two ends.

What the keys do not say is checked against the bodies of what they found.
"""


def add(rows: Iterable[tuple[int, str]]) -> None:
    """Make documents findable, in the caller's transaction: their numbers, and texts whose parts `PART` separates.

    Raises IntegrityError if a number is in the index: a changed text is removed first and added again.
    """
    entries = [(document_id, body_of(text)) for document_id, text in rows]
    _execute_many("INSERT INTO wording_entry (document_id, body) VALUES (%s, %s)", entries)
    if len(entries) >= BULK:
        _insert(entries)
        return
    _execute_many("INSERT INTO wording_waiting (document_id) VALUES (%s)", [entry[:1] for entry in entries])
    if any(document_id % LOOK_EVERY == 0 for document_id, _ in entries) and Waiting.objects.count() > TOO_MANY_WAITING:
        fold()


def extend(document_id: int, text: str) -> None:
    """Make more words of a document findable, in the caller's transaction; one that was removed stays removed."""
    addition = body_of(text)
    # The waiting row first, as in `remove`.
    waited, _ = Waiting.objects.filter(pk=document_id).delete()
    entry = Entry.objects.filter(pk=document_id).first()
    if entry is None:
        return
    if not waited:
        _store().delete(entry.document_id, entry.body)
    if addition:
        entry.body = BOUNDARY.join(filter(None, (entry.body, addition)))
        entry.save(update_fields=["body"])
    Waiting.objects.create(document_id=document_id)


def remove(document_id: int) -> None:
    """Take a document out of the index, in the caller's transaction; nothing happens if it is not there.

    Its words leave the tables at once. What the store keeps in freed space goes with `scrub()` (SQLite) or
    VACUUM (PostgreSQL).
    """
    # The waiting row first: a fold that holds it ends before the index is looked at.
    waited, _ = Waiting.objects.filter(pk=document_id).delete()
    both = (document_id, sounds.FIRST + document_id) if document_id > SHELF else (document_id,)
    for entry in Entry.objects.filter(pk__in=both):
        if not waited or entry.pk >= sounds.FIRST:
            _store().delete(entry.document_id, entry.body)
        entry.delete()


def fold(limit: int = FOLD) -> int:
    """Move up to `limit` waiting entries into the index, oldest first; return how many were moved."""
    if not Waiting.objects.exists():
        return 0  # without taking SQLite's write lock
    with transaction.atomic():
        waiting = Waiting.objects.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
        ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:limit])
        if ids:
            _insert(list(Entry.objects.filter(pk__in=ids).order_by("pk").values_list("document_id", "body")))
            Waiting.objects.filter(pk__in=ids).delete()
    return len(ids)


def _insert(entries: Sequence[tuple[int, str]]) -> None:
    """Put entries into the store's index, and beside them the sounds of the titles that are not there yet."""
    _store().insert(entries)
    sounding = sounds.of_titles([entry for entry in entries if entry[0] > SHELF])
    known = set(Entry.objects.filter(pk__in=[document_id for document_id, _ in sounding]).values_list("pk", flat=True))
    if fresh := [entry for entry in sounding if entry[0] not in known]:
        _execute_many("INSERT INTO wording_entry (document_id, body) VALUES (%s, %s)", fresh)
        _store().insert(fresh)


def scrub() -> None:
    """Rewrite what holds words of removed documents, in short transactions of its own: for the worker, after a sealing.

    SQLite: merges the whole index. PostgreSQL: nothing to do here, autovacuum frees the rows.
    """
    _store().scrub()


def rebuild() -> None:
    """Empty the index and let every entry wait; `fold()` until it returns 0 fills it again."""
    with transaction.atomic():
        _store().clear()
        Waiting.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM wording_entry WHERE document_id >= %s", [sounds.FIRST])
            cursor.execute("INSERT INTO wording_waiting (document_id) SELECT document_id FROM wording_entry")


def matching(words: str, *, before: int | None = None) -> Iterator[list[int]]:
    """Yield the numbers of the documents holding all `words`, newest (highest) first, below `before`, in batches.

    The batches grow up to some thousands and are read when asked for: the caller keeps of each what its reader may
    see and stops when it has enough. White space separates words. No word: nothing is yielded.
    """
    wanted = query_words(words)
    if not wanted:
        return
    keys, is_shelf = _keys(wanted), before is not None and before <= SHELF
    for candidates in _store().candidates(keys, sounds.FIRST if before is None else before):
        found = candidates if is_shelf or candidates[-1] > SHELF else [number for number in candidates if number > SHELF]
        if held := found if keys == wanted else _holding(found, wanted):
            yield held


def sounding(words: str, *, before: int | None = None) -> Iterator[list[int]]:
    """Yield, like `matching`, the documents whose titles sound like `words`: letters of pinyin or its initials."""
    letters = sounds.as_typed(words)
    if not letters:
        return
    keys = _keys([letters])
    for found in _store().candidates(keys, None if before is None else sounds.FIRST + before):
        titles = [document_id for document_id in found if document_id >= sounds.FIRST]
        if held := titles if keys == [letters] else _holding(titles, [letters]):
            yield [document_id - sounds.FIRST for document_id in held]
        if len(titles) < len(found):
            return


def newest(words: str, *, limit: int, before: int | None = None) -> list[int]:
    """Return up to `limit` numbers of documents holding all `words`, newest first, below `before`."""
    return list(islice((document_id for batch in matching(words, before=before) for document_id in batch), limit))


def bodies(ids: Iterable[int]) -> dict[int, str]:
    """Return by number what is stored of documents: their texts normalised, with the words that were added later (one query)."""
    return dict(Entry.objects.filter(pk__in=list(ids)).values_list("document_id", "body"))


def _store() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def _keys(words: Sequence[str]) -> list[str]:
    """Return what the index is asked for: at most `_KEYS` keys, equal to `words` if nothing is left to check."""
    keys: list[str] = []
    for word in words:
        keys += [word] if len(word) <= _WHOLE else [word[:_END], word[-_END:]]
    return keys[:_KEYS]


def _execute_many(sql: str, rows: Sequence[tuple[int, *tuple[str, ...]]]) -> None:
    with connection.cursor() as cursor:
        if len(rows) == 1:  # one filing: without the pipeline that psycopg sets up for many
            cursor.execute(sql, rows[0])
        else:
            cursor.executemany(sql, rows)


def _holding(ids: Sequence[int], words: Sequence[str]) -> list[int]:
    """Return those of `ids` whose bodies hold all words, whatever their number and length."""
    held = bodies(ids)
    return [document_id for document_id in ids if all(word in held.get(document_id, "") for word in words)]
