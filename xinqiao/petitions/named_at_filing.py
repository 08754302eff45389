"""Whom the writer of an accusation says it is about, found in the directory by name, and kept out before anybody reads it (ADR-0020)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Value
from django.db.models.functions import Lower, Replace

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step

MOST = 5  # units and people together: of more the people alone
MOST_PEOPLE = 20  # a line holds no more names; beyond are namesakes without end
SHORTEST = 2  # characters of a name
READ = 200  # characters of the line that are looked at
SHORTEST_LATIN = 4  # letters of a name in Latin letters
GAP = re.compile(r"(?<=[\u3400-\u9fff])[\s·•・‧．.]+(?=[\u3400-\u9fff])")  # 赵 凯, 赵·凯
LATIN = re.compile(r"[a-z]+")
WORDS = re.compile(r"[\s，,、。；;：:（）()“”]+")


@dataclass(frozen=True, slots=True)
class Named:
    """The units and people to keep out; `sealed_to`: the discipline department that gets it, because no petition office is left; None: it stays with one."""

    units: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()
    sealed_to: int | None = None


def named_in(step: Step, about: str) -> Named:
    """Return whom to keep out as it is registered (three queries and more; none for an empty line).

    The registering office goes on with it if somebody there is left, else the nearest petition office above, else the discipline duty, sealed. Where
    none of the three is left nothing is tied, or nobody could read it: then the officers of the registering office read it alone.
    """
    units, persons = whom(about, step.directory, step.today)
    if not (units or persons):
        return Named()
    found = keeping_out.shut_to(step, units, persons)
    if keeping_out.office_left(step, found) is not None:
        return Named(units, persons)
    discipline = keeping_out.discipline_unit(step, found)
    return Named() if discipline is None else Named(units, persons, discipline)


def whom(about: str, directory: Snapshot, today: date) -> tuple[frozenset[int], frozenset[int]]:
    """Return the units and the people whose whole name stands in a line of text (one query, with Latin letters two; none for an empty line).

    As people write: with gaps and dots (赵 凯), in Latin letters in either order. Of names that lie inside one another the longest counts where it stands,
    of units that lie below one another the lowest; never the top of the enterprise, of which everybody is part. Namesakes are all meant. More than MOST:
    the people alone, for “综采一队” may be a crew of every mine; more than MOST_PEOPLE of these: nobody, and an officer reads it.
    """
    said = _closed(about.strip()[:READ])
    if len(said) < SHORTEST:
        return frozenset(), frozenset()
    tree = [unit for unit in directory.in_order() if unit.parent_id is not None and unit.exists_on(today)]
    units = [(name.lower(), unit.pk) for unit in tree for name in {unit.zh, unit.short_name, unit.en} if len(name) >= SHORTEST and name.lower() in said]
    people = [(name.lower(), pk) for name, pk in Person.objects.filter(name__in=sorted(_parts(about, said))).values_list("name", "pk")]
    standing, rest = _standing({name for name, _ in (*units, *people)}, said)
    meant = {pk for name, pk in units if name in standing}
    above = {unit.pk for pk in meant for unit in directory.ancestors(pk)}
    low, persons = frozenset(meant - above), frozenset(pk for name, pk in people if name in standing) | _in_latin_letters(rest)
    if len(low) + len(persons) > MOST:
        low = frozenset()
    return (low, persons) if len(persons) <= MOST_PEOPLE else (frozenset(), frozenset())


def stands_in(name: str, name_en: str, texts: Iterable[str]) -> bool:
    """Return whether somebody's whole name stands in one of these texts, as people write it: with gaps and dots, in Latin letters in either order."""
    return any_stands_in([(name, name_en)], texts)


def any_stands_in(names: Iterable[tuple[str, str]], texts: Iterable[str]) -> bool:
    """Return the same for several people, each by his name and that in Latin letters; the texts are read once."""
    read = [(_closed(text), LATIN.findall(unicodedata.normalize("NFKC", text).lower())) for text in texts]
    return any(_is_in(closed, words, name, name_en) for name, name_en in names for closed, words in read)


def could_be_names(lines: Iterable[str]) -> frozenset[str]:
    """Return every part of some short lines (titles) that could be a name, to be looked up together."""
    return frozenset(part for line in lines for part in _parts(line, _closed(line)))


def _is_in(closed: str, words: list[str], name: str, name_en: str) -> bool:
    plain, latin = _closed(name.strip()), LATIN.findall(name_en.lower())
    ways = {"".join(latin), "".join((latin[-1], *latin[:-1]))} if latin else set()
    ways = {way for way in ways if len(way) >= SHORTEST_LATIN}
    return (len(plain) >= SHORTEST and plain in closed) or bool(ways and _run_of(words, ways))


def _run_of(words: list[str], ways: set[str]) -> bool:
    """Return whether one to four words of a text, one after another, are a name in Latin letters."""
    return any("".join(words[begin : begin + length]) in ways for length in (1, 2, 3, 4) for begin in range(len(words) - length + 1))


def _closed(said: str) -> str:
    """Return a line as it is compared: one width, lower case, without what stands between two Chinese characters of a name."""
    return GAP.sub("", unicodedata.normalize("NFKC", said)).lower()


def _parts(about: str, said: str) -> set[str]:
    """Return what could be a name: two to four characters anywhere, and longer words by themselves."""
    short = {said[begin : begin + length] for begin in range(len(said)) for length in (2, 3, 4)}
    return {part for part in (*short, *WORDS.split(about.strip()[:READ])) if len(part) >= SHORTEST}


def _in_latin_letters(said: str) -> frozenset[int]:
    """Return whose name in Latin letters stands there: Zhao Kai, ZHAOKAI, Kai Zhao (no query where there are none)."""
    words = LATIN.findall(said)
    runs = {run for length in (1, 2, 3) for begin in range(len(words) - length + 1) for part in [words[begin : begin + length]] for run in ("".join(part), "".join((part[-1], *part[:-1])))}
    asked = sorted(run for run in runs if len(run) >= SHORTEST_LATIN)
    if not asked:
        return frozenset()
    joined = Lower(Replace(Replace("name_en", Value(" "), Value("")), Value("-"), Value("")))
    return frozenset(Person.objects.annotate(joined=joined).filter(joined__in=asked).values_list("pk", flat=True))


def _standing(names: set[str], said: str) -> tuple[set[str], str]:
    """Return the names that stand there by themselves, once the longer ones are taken out of the line, and what is left of it."""
    found = set()
    for name in sorted(names, key=lambda each: (-len(each), each)):
        if name in said:
            found.add(name)
            said = said.replace(name, "\n")
    return found, said
