"""What happens to matters by itself because a unit ends or the calendar changes: what is coming, and what was done (条例§24)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.ledger import acts
from xinqiao.petitions import story
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.story import Event
from xinqiao.rules.terms import PetitionStatus

PAGE = 30
VERBS = ("succeed", "recount")


@dataclass(frozen=True, slots=True)
class Ending:
    """A unit that ends, or has ended, with open matters: who goes on with them from the day after `last_day` (None: nobody)."""

    unit: UnitFacts
    last_day: date
    heir: UnitFacts | None
    count: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One matter that was handed over or counted anew, as its story tells it."""

    key: int
    number: str
    title: str
    event: Event


def successor(directory: Snapshot, unit: UnitFacts) -> UnitFacts | None:
    """Return who goes on for a unit once it has ended; None if it does not end, or nobody does."""
    return directory.heir(unit.pk, unit.valid_to + timedelta(days=1)) if unit.valid_to else None


def endings(actor: Staff, directory: Snapshot) -> list[Ending]:
    """Return the units that end, with how many open matters of each `actor` sees there, soonest first (one query, none if no unit ends)."""
    ending = {unit.pk: unit for unit in directory.units.values() if unit.valid_to is not None}
    if not ending:
        return []
    rows = visible_to(actor, directory).exclude(status=PetitionStatus.CLOSED.value).filter(Q(handling_unit__in=ending) | Q(desk_unit__in=ending))
    counts: dict[int, int] = {}
    for handling, desk, n in rows.order_by().values_list("handling_unit_id", "desk_unit_id").annotate(n=Count("pk")):
        for pk in {handling, desk} & ending.keys():
            counts[pk] = counts.get(pk, 0) + n
    found = [Ending(ending[pk], last_day, successor(directory, ending[pk]), n) for pk, n in counts.items() if (last_day := ending[pk].valid_to)]
    return sorted(found, key=lambda row: (row.last_day, row.unit.pk))


def moved(actor: Staff, directory: Snapshot, *, before: int | None = None) -> tuple[list[Moved], int | None]:
    """Return what was handed over or counted anew of what `actor` may see, newest first, and where the next page begins (two queries)."""
    visible = visible_to(actor, directory)
    found = acts.newest(VERBS, visible.values("number"), before=before, limit=PAGE + 1)
    page = found[:PAGE]
    titles = dict(visible.filter(number__in={row.subject for row in page}).values_list("number", "title"))
    told = [Moved(row.pk, row.subject, titles[row.subject], story.of(row, directory)) for row in page if row.subject in titles]
    return told, page[-1].pk if len(found) > PAGE else None


def handed_over(unit_id: int) -> int:
    """Return how many matters went from a unit that ended to its successor; none of them is named."""
    left = Q(body__succeeded__handling_unit=unit_id) | Q(body__succeeded__desk_unit=unit_id)
    return acts.count("succeed", left)


def recounted_by() -> dict[int, int]:
    """Return on how many matters each version of the calendar moved or settled a day; versions that moved none are absent."""
    return dict(Counter(version for _, version in acts.bodies("recount", "calendar")))
