"""Where nobody has been for long: places and units by months since the last visit, and what is open there. Nothing is ranked by volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.visits import WAS_THERE, of_kind, of_unit, places
from xinqiao.petitions.visited import open_from_places
from xinqiao.rules.few import told
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import CommitmentStatus


@dataclass(frozen=True, slots=True)
class Covered:
    """A place: its record, the unit it belongs to, the day somebody was there last, whole months since (None: never), and what is open there.

    `open` counts promises not kept and petitions from visits not closed; a number from 1 to 4 is told as None ("some").
    """

    place: OutreachRecord
    unit_id: int
    last: date | None
    months: int | None
    open: int | None


def months_between(first: date, last: date) -> int:
    """Return the whole months from one day to a later one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def covered(actor: Staff, directory: Snapshot, today: date) -> list[Covered]:
    """Return every place that the actor may see, that at which nobody has been longest first (four queries)."""
    listed = places(actor, directory)
    keys = [place.number for place in listed]
    last = _last(listed)
    opened = _promised(keys) + open_from_places(actor, directory, keys)
    rows = [_covered(place, last[place.number], opened[place.number], today) for place in listed]
    return sorted(rows, key=lambda row: (row.last or date.min, row.place.pk))


def _last(listed: Iterable[OutreachRecord]) -> dict[str, date | None]:
    """Return when somebody was at each place last: the newest entry of the index for each, however many visits there were (one query)."""
    there = of_kind(OutreachKind.VISIT).filter(place_key=OuterRef("number"), status__in=WAS_THERE).order_by("-on").values("on")[:1]
    rows = of_kind(OutreachKind.PLACE).filter(pk__in=[place.pk for place in listed]).annotate(last=Subquery(there))
    return dict(rows.values_list("number", "last"))


def _covered(place: OutreachRecord, last: date | None, opened: int, today: date) -> Covered:
    return Covered(place, of_unit(place), last, None if last is None else months_between(last, today), told(opened))


def _promised(keys: Iterable[str]) -> Counter[str]:
    rows = of_kind(OutreachKind.COMMITMENT).filter(place_key__in=keys, status=CommitmentStatus.COMMITTED.value).values_list("place_key").annotate(Count("pk")).order_by()
    return Counter(dict(rows))

