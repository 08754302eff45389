"""Titles by their sound: pinyin without tones, whole and by initials, for somebody with no Chinese keyboard at hand.

The sounds of a title are a document of their own in the same index, far above all others, so that no word that
somebody looks for is found in them: what is written is found exactly, and sounds only where one asks for sounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinqiao.wording.normalise import BOUNDARY, normalise

FIRST = 2**40
"""The sounds of document n are document FIRST + n."""

_LETTERS = re.compile(r"[a-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def as_typed(words: str) -> str:
    """Return words as letters that can be sounds ("ting nuan", "tingnuan", "tn"); empty if they are none."""
    letters = normalise(words).replace("'", "").replace("\u2019", "").replace("ü", "v")
    return letters if _LETTERS.fullmatch(letters) else ""


def of_titles(entries: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the sounds of the titles (the first part) of bodies, as documents; none of a title without Chinese."""
    found = [(FIRST + document_id, _sounds(body.split(BOUNDARY, 1)[0])) for document_id, body in entries]
    return [(document_id, body) for document_id, body in found if body]


def _sounds(title: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (45 MB of words that only the worker and an import need)

    syllables: list[str] = []
    for run in _HAN.findall(title):
        syllables += [syllable for syllable in lazy_pinyin(run) if syllable.isascii()]
    return f"{''.join(syllables)}{BOUNDARY}{''.join(syllable[0] for syllable in syllables)}" if syllables else ""
