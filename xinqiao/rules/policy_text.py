"""Policy texts (政策文件): cut at their numbered clauses, and which version counts on a day. Pure: no store, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from xinqiao.rules.terms_knowledge import PolicyStanding

TEXT_LIMIT = 100_000  # characters of one version: the longest statutes have some 60,000
_NUMBER = "0-9０-９一二三四五六七八九十百千零〇两"
_CLAUSE = re.compile(rf"^[ \t\u3000]*(第([{_NUMBER}]+)条(?:之([{_NUMBER}]+))?)[ \t\u3000:：]*", re.MULTILINE)
_CITED = re.compile(rf"第([{_NUMBER}]+)条(?:之([{_NUMBER}]+))?")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


class Dated(Protocol):
    """A version of a policy text: the days it counts, both included; `effective_until` None: until further notice."""

    @property
    def effective_from(self) -> date: ...

    @property
    def effective_until(self) -> date | None: ...


V = TypeVar("V", bound=Dated)


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause, or what stands before the first one (`label` and `anchor` empty)."""

    label: str
    anchor: str
    text: str


def clauses(text: str) -> tuple[Clause, ...]:
    """Cut a text at its clauses: a line that begins with 第…条. Nothing but white space around them is lost; a text without is one piece."""
    found = list(_CLAUSE.finditer(text))
    heads = [Clause("", "", text[: found[0].start() if found else len(text)].strip())]
    ends = [match.start() for match in found[1:]] + [len(text)]
    rows = [
        Clause(match[1], _anchor(match[2], match[3]), text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=False)  # without a clause there is one end too many
    ]  # fmt: skip
    return tuple(row for row in (*heads, *rows) if row.text or row.label)


def anchor_of(cited: str) -> str:
    """Return the anchor of a cited clause ("第十七条", "第17条": c17); "" for what names no clause."""
    match = _CITED.search(cited)
    return _anchor(match[1], match[2]) if match else ""


def number(numeral: str) -> int:
    """Return what a Chinese or Arabic numeral below 10,000 says; 0 for none. 十七 is 17, 一百零二 is 102."""
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _DIGITS.get(sign, 0)
    return total + digit


def in_force(versions: Iterable[V], on: date) -> V | None:
    """Return the version that counts on a day; None if none does."""
    held = [row for row in versions if row.effective_from <= on and (row.effective_until is None or on <= row.effective_until)]
    return max(held, key=lambda row: row.effective_from, default=None)


def standing(version: Dated, others: Iterable[Dated], on: date) -> PolicyStanding:
    """Return how a version stands on a day; `others` are the versions of the same text, with or without it."""
    if version.effective_from > on:
        return PolicyStanding.COMING
    if version.effective_until is None or on <= version.effective_until:
        return PolicyStanding.IN_FORCE
    is_followed = any(row.effective_from > version.effective_from for row in others)
    return PolicyStanding.REPLACED if is_followed else PolicyStanding.REPEALED


def _anchor(first: str, second: str | None) -> str:
    return f"c{number(first)}" + (f"-{number(second)}" if second else "")
