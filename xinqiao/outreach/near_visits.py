"""What lies near a visit: its place, what waits to be told there, who may owe what is promised, and about which open petitions something may be promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xinqiao.directory.duties import Staff, holders_and_named
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach import visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions import promising
from xinqiao.petitions.models import Petition
from xinqiao.petitions.named_at_filing import could_be_names
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import OWNERS

MOST_BACK = 20  # visits that are looked back at


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """`waiting`: what was promised there on other visits and waits to be told, oldest first; `petitions`: those of this visit, then those told there before, then the others, the newest first."""

    place: OutreachRecord | None
    waiting: list[OutreachRecord]
    owners: list[Person]
    petitions: list[Petition]


def near(visit: OutreachRecord, team: Iterable[tuple[str, str]], *, actor: Staff, directory: Snapshot, today: date) -> Near:
    """Return what lies near a visit, as far as `actor` may see it (three queries). `team`: the names of those who go, each with that in Latin letters.

    But for what was registered on this very visit no petition is told that names a member of staff in its title, or the team or somebody who may owe the promise anywhere in its words.
    """
    place, waiting, told = _at_place(visit)
    place_unit = visits.of_unit(place) if place else visit.unit_id
    ours = {piece["petition"] for piece in visit.content.get("matters", ())}
    found = promising.open_near(actor, directory, told=told | ours, units=directory.subtree(place_unit) if place else ())
    owners, names = holders_and_named(visits.owning_units(visit.unit_id, place_unit, directory), OWNERS, today, could_be_names(row.title for row in found))
    people = [*team, *((person.name, person.name_en) for person in owners)]
    about_nobody = [row for row in found if row.number in ours or promising.names_nobody(row, names, people)]
    petitions = sorted(about_nobody, key=lambda row: (row.number not in ours, row.number not in told, -row.pk))
    return Near(place=place, waiting=waiting, owners=owners, petitions=petitions[: promising.MOST])


def _at_place(visit: OutreachRecord) -> tuple[OutreachRecord | None, list[OutreachRecord], frozenset[str]]:
    """Return the place, what waits to be told there, and the numbers of the petitions that the last visits registered, whoever may read them (one query)."""
    of_place = Q(kind=OutreachKind.PLACE.value, number=visit.place_key)
    promised = Q(kind=OutreachKind.COMMITMENT.value, status__in=visits.TO_TELL, place_key=visit.place_key)
    been = Q(kind=OutreachKind.VISIT.value, status__in=visits.WAS_THERE, place_key=visit.place_key)
    rows = OutreachRecord.objects.filter(of_place | promised | been).order_by("kind", "-on", "-pk")[: visits.MOST_TOLD + 1 + MOST_BACK]
    by_kind = {kind: [row for row in rows if row.kind == kind] for kind in (OutreachKind.COMMITMENT, OutreachKind.PLACE, OutreachKind.VISIT)}
    waiting = [row for row in reversed(by_kind[OutreachKind.COMMITMENT]) if row.content["visit"] != visit.number]
    told = frozenset(piece["petition"] for row in by_kind[OutreachKind.VISIT] for piece in row.content.get("matters", ()))
    return next(iter(by_kind[OutreachKind.PLACE]), None), waiting, told
