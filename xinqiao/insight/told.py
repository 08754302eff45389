"""Which petitions a search found only by what its reader reads covered, in a file or a supplement: finding them would tell what ××× hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from xinqiao.petitions.attached_words import BY_STAFF
from xinqiao.petitions.models import Petition
from xinqiao.vault.redact import Passage, legible
from xinqiao.wording import index
from xinqiao.wording.normalise import BOUNDARY, normalise

AROUND = 64
"""Characters looked at on each side of a word: longer than a name or an address, so that none is cut through the middle of what the word may be part of."""
FIRST, MOST = 1, 12
"""Places of a word in one petition: the first says it nearly always; where none of `MOST` may be read, it counts as covered."""

Asked = tuple[Petition, str]


def hidden_hits(asked: Iterable[Asked]) -> frozenset[int]:
    """Return the keys of the petitions of which one of the words, each asked for by itself, stands in nothing that may be read.

    No query for none; else the bodies, and twice two more at most (identities, names), however many there are.
    """
    pairs = {(row.pk, word): row for row, one in asked if (word := normalise(one))}
    if not pairs:
        return frozenset()
    bodies = index.bodies({key for key, _word in pairs})
    written = {(key, word): row for (key, word), row in pairs.items() if word in bodies.get(key, "")}
    left = _unread(written, bodies, 0, FIRST)
    left = _unread(left, bodies, FIRST, MOST) if left else left
    return frozenset(key for key, _word in left)


def _unread(pairs: dict[tuple[int, str], Petition], bodies: dict[int, str], first: int, last: int) -> dict[tuple[int, str], Petition]:
    """Return those whose word may be read at none of these places."""
    passages = [((key, word), passage) for (key, word), row in pairs.items() for passage in _passages(row, bodies.get(key, ""), word, first, last)]
    verdicts = zip(passages, legible([passage for _pair, passage in passages]), strict=True)
    read = {pair for pair, each in groupby(verdicts, key=lambda one: one[0][0]) if any(is_read for _passage, is_read in each)}
    return {pair: row for pair, row in pairs.items() if pair not in read}


def _passages(row: Petition, body: str, word: str, first: int, last: int) -> Iterator[Passage]:
    for at in islice(_places(body, word), first, last):
        begin = max(body.rfind(BOUNDARY, 0, at) + 1, at - AROUND)
        end = body.find(BOUNDARY, at)
        text = body[begin : min(end if end >= 0 else len(body), at + len(word) + AROUND)]
        is_said = body[body.rfind(BOUNDARY, 0, at) + 1] != BY_STAFF
        yield Passage(row.identity_id, text, at - begin, at - begin + len(word), is_said)


def _places(body: str, word: str) -> Iterator[int]:
    at = body.find(word)
    while at >= 0:
        yield at
        at = body.find(word, at + len(word))
