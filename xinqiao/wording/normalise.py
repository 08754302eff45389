"""What counts as the same words: NFKC, lower case, no white space; and how a text is cut into index tokens."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

PART = "\x1e"
"""Separates the parts of a text (title and letter): words are found within a part, never across two."""

BOUNDARY = " "
"""What stands between two parts in a stored body. No query word holds white space, so none matches across it."""

_COMPARED = 32  # a pasted letter of ten thousand words must not be compared each with each

# White space, the other control characters (PostgreSQL stores no NUL) and lone surrogates (neither store takes them).
_DROPPED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def normalise(text: str) -> str:
    """Return `text` as it is compared: NFKC, lower case, without white space, control characters, lone surrogates."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())


def body_of(text: str) -> str:
    """Return what is stored and searched of a text: its parts, each normalised."""
    return BOUNDARY.join(filter(None, map(normalise, text.split(PART))))


def query_words(words: str) -> list[str]:
    """Return the words somebody looks for, normalised, longest first, without those that another one contains."""
    found = sorted({normalise(word) for word in unicodedata.normalize("NFKC", words).split()} - {""}, key=_longest)
    kept: list[str] = []
    for word in found:
        if not any(word in longer for longer in kept[:_COMPARED]):
            kept.append(word)
    return kept


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def character_pairs(body: str) -> str:
    """Return every pair of neighbouring characters and the last character of each part, with spaces between (FTS5).

    A word of one character is then the prefix of a token and a longer one a phrase of pairs; both are exact.
    """
    parts = body.split(BOUNDARY)
    return " ".join([first + second for part in parts for first, second in zip(part, part[1:] + " ", strict=True)])


def query_pairs(word: str) -> list[str]:
    """Return the pairs of neighbouring characters of a word of two or more characters, in order."""
    return [first + second for first, second in pairwise(word)]


def unit_tokens(text: str) -> set[int]:
    """Return the UTF-16 units of a text and its pairs of neighbouring units, as signed 32-bit integers (GIN).

    A pair holds the first unit in its lower half. A unit alone has an upper half of 0, which is in no pair, because no
    text holds NUL. A character beyond the BMP is two units, so it is a pair itself. Nothing is hashed.
    """
    return unit_pairs(text).union(memoryview(text.encode("utf-16-le")).cast("H"))


def unit_pairs(text: str) -> set[int]:
    """Return the pairs of neighbouring UTF-16 units of a text."""
    units = memoryview(text.encode("utf-16-le"))
    even, odd = units[: len(units) & ~3], units[2 : 2 + ((len(units) - 2) & ~3)]
    return {*even.cast("i"), *odd.cast("i")} if len(units) > 2 else set()


def query_tokens(word: str) -> set[int]:
    """Return the tokens that every document with this word has."""
    return unit_pairs(word) or {ord(word)}
