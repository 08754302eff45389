"""Guides for the handler (办理指引) by category: what to check, how to listen, which clauses, how long it usually takes.

A guide is advice of the enterprise and binds nobody. Nothing that a handler ticks on it is kept, and nothing of it counts for or against
him or the petitioner. The time limits are those of `clocks`; a standard time is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xinqiao.rules.text import Text

NOTHING, FIRST_DAY = Text("", ""), date.min
FOR_ALL = ""  # the guide that goes with every category
LEAST_DAYS, MOST_DAYS = 1, 75  # of a standard time: 15 days to tell and 60 to answer are the most the regulation leaves (条例§23, §34)
CITED = re.compile(r"《([^《》]+)》(?:\s*(第[一二三四五六七八九十百千零〇两0-9]+条))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The guide of a class, a leaf or all ("") as it is in force. Texts have one point a line, the English line by line beside the Chinese."""

    category: str
    facts: Text = NOTHING
    talk: Text = NOTHING
    clauses: Text = NOTHING
    standard_days: int | None = None  # calendar days from the day of receipt to the served answer; None: none is set here
    lead: Text = NOTHING  # the department that usually leads
    valid_from: date = FIRST_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What the guides say together for one category: the leaf's points first, then those of its class, then those for all."""

    category: str
    facts: tuple[Text, ...]
    talk: tuple[Text, ...]
    clauses: tuple[Text, ...]
    standard_days: int | None
    lead: Text
    since: date | None  # the newest of its guides counts from this day; None: there is no guide at all


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: plain words, or the citation of a text (`title`) and of a clause in it (`clause`, may be empty)."""

    words: str
    title: str = ""
    clause: str = ""


def points(text: Text) -> tuple[Text, ...]:
    """Return the points of a text, one a line, each in both languages; without an English line the Chinese stands for it."""
    chinese, english = _lines(text.zh), _lines(text.en)
    matched = english if len(english) == len(chinese) else chinese
    return tuple(Text(zh, en) for zh, en in zip(chinese, matched, strict=True))


def is_matched(text: Text) -> bool:
    """Return whether the English has as many lines as the Chinese, or none."""
    return not _lines(text.en) or len(_lines(text.en)) == len(_lines(text.zh))


def guidance(guides: Mapping[str, Guide], category: str) -> Guidance:
    """Return what the guides in force say for a category (leaf, class, or "" before triage)."""
    found = [guides[code] for code in dict.fromkeys((category, category[:2], FOR_ALL)) if code in guides]

    def together(texts: Iterable[Text]) -> tuple[Text, ...]:
        return tuple(dict.fromkeys(point for text in texts for point in points(text)))

    return Guidance(
        category=category, facts=together(guide.facts for guide in found), talk=together(guide.talk for guide in found),
        clauses=together(guide.clauses for guide in found),
        standard_days=next((guide.standard_days for guide in found if guide.standard_days is not None), None),
        lead=next((guide.lead for guide in found if guide.lead.zh), NOTHING), since=max((guide.valid_from for guide in found), default=None),
    )  # fmt: skip


def pieces(line: str) -> tuple[Piece, ...]:
    """Return a line cut at what it cites: 《工伤保险条例》第十七条 is one piece, with its title and clause; nothing is lost."""
    found, at = [], 0
    for match in CITED.finditer(line):
        found += [Piece(line[at : match.start()]), Piece(match[0], match[1], match[2] or "")]
        at = match.end()
    return tuple(piece for piece in (*found, Piece(line[at:])) if piece.words)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
