"""How one person whom the vault knows may be written: spaced, dotted, by sound, by the surname with a form of address (ADR-0012).

Only for whoever's name is just opened: the people of one matter. Surnames of everybody are not looked for in a text: in real
messages 1.4 of 1,000 characters would begin one with a title, most of them whom the message is addressed to or complains about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Protocol

from xinqiao.vault.contact import DOTS
from xinqiao.vault.names import HAN, PREPOSITIONS, RIGHT
from xinqiao.vault.surnames import DOUBLE

BETWEEN = rf"[\s\-–—.．{DOTS}]*"
# Forms of address. What a leader is called (书记, 主任, 局长 …) is left: it is whom the matter may be about.
ADDRESS = rf"师傅|同志|先生|女士|小姐|阿姨|大爷|大妈|大姐|大哥|老师|医生|工(?![{HAN}])"
SYLLABLE = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang|i?ong|[aiu]?ai|i?ao|[eo]u|ei|[iuüv]?an|[iu]?en|eng|ing|in|un|er|i[aeu]|u[aoi]|[uüv]e|yu|[aeiouüv])"
SOUNDING = re.compile(rf"(?<![a-z]){SYLLABLE}(?:[\s'’\-·.]{{0,2}}{SYLLABLE}){{1,5}}(?![a-z])", re.IGNORECASE)
APART, JOINED = r"[\s'’\-·.,，]{1,2}", r"[\s'’\-·.]?"
MOST_READINGS = 64  # of one name, all readings of its characters put together


class Covering(Protocol):
    """What takes somebody out of a text, as a compiled pattern does."""

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, /) -> str: ...


def ways(name: str) -> list[Covering]:
    """Return what covers a name however it is written; nothing for what is no name."""
    name = name.strip()
    if len(name) < 2:
        return []
    found: list[Covering] = [re.compile(BETWEEN.join(re.escape(char) for char in _letters(name)), re.IGNORECASE)]
    if family := surname(name):
        found += [Addressed(family, _letters(name)[-1]), Sounding(name)]
    return found


def may_stand(name: str, text: str) -> bool:
    """Return whether a text could hold the name in one of these ways: cheap, so that lists need no pattern for what is not there."""
    name = name.strip()
    return len(name) > 1 and (name[0] in text or name[0].swapcase() in text or SOUNDING.search(text) is not None)


def surname(name: str) -> str:
    """Return the surname of a Chinese name of two to four characters; empty if it is none."""
    letters = _letters(name)
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", letters):
        return ""
    return letters[:2] if letters[:2] in DOUBLE and len(letters) > 2 else letters[0]


def _letters(name: str) -> str:
    return re.sub(rf"[\s\-–—.．{DOTS}]", "", name)


class Addressed:
    """老张, 小张, 张师傅, 张工, 张某, 张某某, 张某三: by the surname; the pattern is made only where the surname stands at all."""

    def __init__(self, family: str, last: str) -> None:
        self._family, self._last = family, last

    def __repr__(self) -> str:  # a traceback or a log line must not show it
        return "Addressed(…)"

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, /) -> str:
        """Return the text with it replaced."""
        if self._family not in string:
            return string
        familiar = "" if self._family in PREPOSITIONS else rf"(?<![大小老养])[老小]{self._family}(?={RIGHT.pattern})|"
        return re.sub(rf"{familiar}{self._family}(?:某{self._last}|某{{1,2}}|{ADDRESS})", repl, string)


class Sounding:
    """A Chinese name in Latin letters, without tones: zhangsan, Zhang San, San Zhang; the readings are looked up only where letters stand that could be it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:  # a traceback or a log line must not show it
        return "Sounding(…)"

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, /) -> str:
        """Return the text with it replaced."""
        return _by_sound(_letters(self._name), len(surname(self._name))).sub(repl, string) if SOUNDING.search(string) else string


NOTHING = re.compile(r"(?!)")


@cache
def _readings(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 (57 MB, for the rare text with Latin letters that could be a name)

    found = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    return tuple(form for reading in found if reading.isascii() for form in ((reading, reading.replace("v", "ü"), reading.replace("v", "yu")) if "v" in reading else (reading,)))


def _by_sound(letters: str, family: int) -> re.Pattern[str]:
    """Return the pattern of one name, in both orders."""
    each = [_readings(char) for char in letters]
    if not all(each):
        return NOTHING
    first, given = ([JOINED.join(one) for one in product(*part)][:MOST_READINGS] for part in (each[:family], each[family:]))
    one, two = (f"(?:{'|'.join(part)})" for part in (first, given))
    return re.compile(rf"(?<![A-Za-z])(?:{one}(?:{APART})?{two}|{two}{APART}{one})(?![A-Za-z])", re.IGNORECASE)
