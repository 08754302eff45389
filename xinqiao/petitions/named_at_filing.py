"""Whom the writer of an accusation says it is about, found in the directory by name, and kept out before anybody reads it (ADR-0020)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step

MOST = 5  # names that are looked for in one line
SHORTEST = 2  # characters of a name
READ = 200  # characters of the line that are looked at
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
    """Return the units and the people whose whole name stands in a line of text (one query; none for an empty line).

    Of names that lie inside one another the longest counts, of units that lie below one another the lowest; never the top of the enterprise, of which
    everybody is part. Namesakes are all meant. More than MOST: nobody, an officer reads it.
    """
    said = about.strip()[:READ]
    if len(said) < SHORTEST:
        return frozenset(), frozenset()
    tree = [unit for unit in directory.in_order() if unit.parent_id is not None and unit.exists_on(today)]
    units = [(name, unit.pk) for unit in tree for name in {unit.zh, unit.short_name, unit.en} if len(name) >= SHORTEST and name.lower() in said.lower()]
    people = list(Person.objects.filter(name__in=sorted(_parts(said))).values_list("name", "pk"))
    longest = _longest({name for name, _ in (*units, *people)})
    meant = {pk for name, pk in units if name in longest}
    above = {unit.pk for pk in meant for unit in directory.ancestors(pk)}
    found = frozenset(meant - above), frozenset(pk for name, pk in people if name in longest)
    return found if sum(map(len, found)) <= MOST else (frozenset(), frozenset())


def _parts(said: str) -> set[str]:
    """Return what could be a name: two to four characters anywhere, and longer words by themselves."""
    short = {said[begin : begin + length] for begin in range(len(said)) for length in (2, 3, 4)}
    return {part for part in (*short, *WORDS.split(said)) if len(part) >= SHORTEST}


def _longest(names: Iterable[str]) -> set[str]:
    known = set(names)
    return {name for name in known if not any(name != other and name in other for other in known)}
