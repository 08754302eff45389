"""The numbers of petitions: the enterprise's head, the year of writing, a count without gaps. XQ-2026-0000123."""

from __future__ import annotations

import re
import unicodedata

from django.conf import settings

HEAD_SHAPE = r"[A-Z]{1,8}"
WHOLE = re.compile(rf"(?:({HEAD_SHAPE})-?)?(\d{{4}})-?(\d{{7}})")
SHORT = re.compile(rf"(?:({HEAD_SHAPE})-?)?(\d{{1,7}})")
YEAR_AND_SHORT = re.compile(rf"(?:({HEAD_SHAPE})-?)?(\d{{4}})-(\d{{1,7}})")
BEGINNING = re.compile(rf"(?:({HEAD_SHAPE})-?)?(\d{{4}})-(\d{{0,7}})", re.IGNORECASE)


def formatted(year: int, count: int, head: str = "") -> str:
    """Return the number of the `count`-th petition of a year, under `head` or the one in use now."""
    return f"{head or settings.NUMBER_HEAD}-{year}-{count:07d}"


def as_number(typed: str, year: int) -> str:
    """Return a typed number in the form it is stored: full width, lower case, spaces and a missing head are mended.

    A head that was typed is kept: numbers given out before the enterprise changed its head are still found.
    """
    plain = re.sub(r"[\s\u2010-\u2015_.]", "-", unicodedata.normalize("NFKC", typed).strip().upper())
    plain = re.sub(r"-+", "-", plain).strip("-")
    if found := WHOLE.fullmatch(plain) or WHOLE.fullmatch(plain.replace("-", "")):
        return formatted(int(found[2]), int(found[3]), found[1] or "")
    if found := SHORT.fullmatch(plain):
        return formatted(year, int(found[2]), found[1] or "")
    if found := YEAR_AND_SHORT.fullmatch(plain):
        return formatted(int(found[2]), int(found[3]), found[1] or "")
    return plain[:24]


def beginning(words: str) -> tuple[str, str] | None:
    """Return the first and the last number that begin like `words` (from the year on); None if no number is meant."""
    found = BEGINNING.fullmatch(words)
    if found is None:
        return None
    head, year, digits = (found[1] or settings.NUMBER_HEAD).upper(), found[2], found[3]
    return f"{head}-{year}-{digits:0<7}", f"{head}-{year}-{digits:9<7}"
