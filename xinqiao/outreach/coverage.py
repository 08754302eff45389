"""Where nobody has been for long: places and units by months since the last visit, and what is open there. Nothing is ranked by volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, OuterRef, Subquery

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.visits import WAS_THERE, lie_here, of_kind
from xinqiao.petitions.visited import open_from_places
from xinqiao.rules.few import told
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import CommitmentStatus, PlaceKind, PlaceStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A place: its number, name and kind, the unit it belongs to, the day somebody was there last, whole months since (None: never), and what is open there.

    `kept_by`: the unit above on whose list it stands; None where the reader sees the list itself.

    `open` counts promises not kept and petitions from visits not closed; a number from 1 to 4 is told as None ("some").
    """

    number: str
    name: str
    sort: PlaceKind
    unit_id: int
    kept_by: int | None
    last: date | None
    months: int | None
    open: int | None


def months_between(first: date, last: date) -> int:
    """Return the whole months from one day to a later one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def covered(actor: Staff, directory: Snapshot, today: date) -> list[Covered]:
    """Return every place that the actor may see, and those in his units that an office above keeps, that at which nobody has been longest first (three queries).

    When somebody was there last is the newest entry of the index for each place, however many visits there were and whoever went.
    """
    above, own = lie_here(actor, directory)
    there = of_kind(OutreachKind.VISIT).filter(place_key=OuterRef("number"), status__in=WAS_THERE).order_by("-on").values("on")[:1]
    seen = visible_to(actor, OutreachKind.PLACE, directory)
    rows = (seen | of_kind(OutreachKind.PLACE).filter(unit__in=above)) if above else seen
    rows = rows.filter(status=PlaceStatus.PLACE_OPEN.value).annotate(last=Subquery(there)).order_by(F("last").asc(nulls_first=True), "pk")
    listed = [row for row in map(_Listed._make, rows.values_list("number", "unit_id", "person_id", "content", "last")) if row.unit_id not in above or row.content["of_unit"] in own]
    keys = [place.number for place in listed]
    opened = _promised(keys) + open_from_places(actor, directory, keys)
    return [_covered(place, opened[place.number], today, is_ours=place.unit_id not in above) for place in listed]


def longest_unvisited(actor: Staff, directory: Snapshot, *, most: int = 3) -> list[tuple[str, int, date | None]]:
    """Return the places on the actor's lists at which nobody has been for longest (never: first): name, unit, and the day somebody was there last (one query)."""
    there = of_kind(OutreachKind.VISIT).filter(place_key=OuterRef("number"), status__in=WAS_THERE).order_by("-on").values("on")[:1]
    rows = visible_to(actor, OutreachKind.PLACE, directory).filter(status=PlaceStatus.PLACE_OPEN.value).annotate(last=Subquery(there))
    found = rows.order_by(F("last").asc(nulls_first=True), "pk").values_list("content", "last")[:most]
    return [(content["name"], content["of_unit"], last) for content, last in found]


class _Listed(NamedTuple):
    """What the list reads of a place: a row of a model costs three times as much."""

    number: str
    unit_id: int
    person_id: int | None
    content: dict[str, Any]
    last: date | None


def _covered(place: _Listed, opened: int, today: date, *, is_ours: bool) -> Covered:
    months = None if place.last is None else months_between(place.last, today)
    kept = place.content
    return Covered(number=place.number, name=kept["name"], sort=PlaceKind(kept["sort"]), unit_id=kept["of_unit"], kept_by=None if is_ours else place.unit_id, last=place.last, months=months, open=told(opened))


def _promised(keys: Iterable[str]) -> Counter[str]:
    rows = of_kind(OutreachKind.COMMITMENT).filter(place_key__in=keys, status=CommitmentStatus.COMMITTED.value).values_list("place_key").annotate(Count("pk")).order_by()
    return Counter(dict(rows))

