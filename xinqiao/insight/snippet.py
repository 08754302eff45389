"""A short piece of a text around the words that were looked for, safe to put into a page."""

from __future__ import annotations

import unicodedata
from html import escape

from django.utils.safestring import SafeString, mark_safe

BEFORE, LENGTH = 24, 90


def snippet(text: str, words: str) -> SafeString:
    """Return a piece of `text` around the first of `words`, everything escaped, the words in <mark>."""
    plain = " ".join(text.split())
    wanted = words.split()
    places = [place for word in wanted if (place := _place(plain, word)) is not None]
    begin = max(0, min((start for start, _ in places), default=0) - BEFORE)
    marked = _marked(plain[begin : begin + LENGTH], wanted if places else [])
    dots = "…" if begin + LENGTH < len(plain) else ""
    return mark_safe(("…" if begin else "") + marked + dots)  # noqa: S308 escaped piece by piece


def holds(text: str, words: str) -> bool:
    """Return whether any of `words` stands in `text`."""
    plain = " ".join(text.split())
    return any(_place(plain, word) is not None for word in words.split())


def _marked(window: str, wanted: list[str]) -> str:
    """Return the piece that is shown, escaped, with every word marked that stands in it whole."""
    pieces, at = [], 0
    while found := [place for word in wanted if (place := _place(window, word, at))]:
        start, stop = min(found, key=lambda place: (place[0], -place[1]))
        pieces += [escape(window[at:start]), "<mark>", escape(window[start:stop]), "</mark>"]
        at = stop
    return "".join([*pieces, escape(window[at:])])


def _place(plain: str, word: str, start: int = 0) -> tuple[int, int] | None:
    """Return where `word` stands in `plain`, compared as the index compares (NFKC, lower case, white space ignored)."""
    lowered = plain.lower()
    if len(lowered) == len(plain) and (at := lowered.find(word.lower(), start)) >= 0:
        return at, at + len(word)
    target = "".join(unicodedata.normalize("NFKC", word).lower().split())
    if not target or target not in plain[start:].translate(FOLDED):
        return None  # most words of most texts: no need to ask where
    kept = [
        (sign, at)
        for at, char in enumerate(plain[start:], start)
        for sign in FOLDED[ord(char)]
    ]
    at = "".join(sign for sign, _ in kept).find(target)
    return kept[at][1], kept[at + len(target) - 1][1] + 1


class _Folded(dict[int, str]):
    """Each character as it is compared: NFKC, lower case, nothing for white space; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = "".join(sign for sign in unicodedata.normalize("NFKC", chr(code)).lower() if not sign.isspace())
        return found


FOLDED = _Folded()
