"""Plan many shifts at once, all or none: by pattern (all nights of a week) or from the rows of a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db import transaction

from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.models import Person
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import TO_COME, shifts
from xinqiao.outreach.steps.plan_shift import Entry
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms_outreach import ON_SHIFT, OutreachKind, ShiftPart
from xinqiao.rules.text import Text

MOST_DAYS = 62  # that are planned at one time by a pattern
USUAL: dict[ShiftPart, tuple[time, time]] = {ShiftPart.DAY: (time(8), time(20)), ShiftPart.NIGHT: (time(20), time(8))}


Row = TypeVar("Row")
Hours = tuple[int | None, datetime | None, datetime | None]  # whose, from, until


@dataclass(frozen=True, slots=True)
class Wrong:
    """Which of the shifts cannot be planned, by its place in what was given, and why."""

    place: int
    said: Text
    field: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """How many shifts were planned, and how many stood on the roster just so already; or what is wrong, and nothing was written."""

    new: int
    same: int
    wrong: tuple[Wrong, ...] = ()


class _Undone(Exception):
    """Undoes what was planned."""


def people_of(unit_id: int, day: date) -> list[Person]:
    """Return who may be on the roster of a unit on a day, each once, by name (one query)."""
    found = {post.person_id: post.person for post in holders({unit_id}, ON_SHIFT, day)}
    return sorted(found.values(), key=lambda person: (person.name, person.pk))


def span(day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    """Return when a shift of that day begins and ends: one that ends by the clock before it begins ends the next day."""
    last = day if ends > begins else day + timedelta(days=1)
    return datetime.combine(day, begins, SHANGHAI), datetime.combine(last, ends, SHANGHAI)


def days_of(first: date, last: date, weekdays: Iterable[int]) -> list[date]:
    """Return the days from `first` to `last` that fall on these weekdays (Monday is 0)."""
    chosen = set(weekdays)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() in chosen]


def plan(unit_id: int, entries: Sequence[Entry], *, actor: Staff, at: datetime, keep: bool = True) -> Planned:
    """Plan all of these shifts of a unit, each by `plan_shift`; if one is refused, none, and every refusal is returned."""
    return all_or_none("plan_shift", OutreachKind.SHIFT, unit_id, entries, _known, actor=actor, at=at, keep=keep)


def whose_hours(entry: Any) -> Hours:
    """Return by what two plans of one person are the same: whose, from, until."""
    return entry.person_id, entry.begins_at, entry.ends_at


def all_or_none(
    step: str, kind: OutreachKind, unit_id: int, entries: Sequence[Row], known: Callable[[int, Sequence[Row]], Collection[Any]], *,
    actor: Staff, at: datetime, keep: bool, just_so: Callable[[Row], Any] = whose_hours,
) -> Planned:  # fmt: skip
    """Begin a record of a kind for each entry, each by `step`; if one is refused, none, and every refusal is returned.

    What stands there just so already (`known`; by default whose, from, until) is left as it is, so that a form that is sent twice plans nothing twice.
    Not `keep`: the real steps are taken and undone, so that a preview always agrees with the import.
    """
    wrong: list[Wrong] = []
    new = same = 0
    try:
        with transaction.atomic():
            there = known(unit_id, entries)
            for place, entry in enumerate(entries):
                if just_so(entry) in there:
                    same += 1
                    continue
                try:
                    perform(step, OutreachRecord(kind=kind.value, unit_id=unit_id), entry, actor=actor, at=at)
                    new += 1
                except Refused as refused:
                    wrong.append(Wrong(place, refused.words, refused.field))
            if wrong or not keep:
                raise _Undone
    except _Undone:
        pass
    return Planned(0, 0, tuple(wrong)) if wrong else Planned(new, same)


def _known(unit_id: int, entries: Sequence[Entry]) -> set[Hours]:
    """Return whose shifts with what hours stand on the roster in the time of these (one query)."""
    if not entries:
        return set()
    first, last = min(entry.begins_at for entry in entries), max(entry.begins_at for entry in entries)
    rows = shifts().filter(unit=unit_id, status__in=TO_COME, begins_at__gte=first, begins_at__lte=last)
    return set(rows.values_list("person", "begins_at", "ends_at"))
