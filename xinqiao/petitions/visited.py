"""Petitions that were registered on outreach visits or in the reception room, as numbers: how many go on, by the place where they were told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import Count, Value
from django.db.models.functions import StrIndex, Substr

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import uncounted
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import PetitionStatus, RecordKind

ENDED = tuple(status.value for status in (PetitionStatus.CLOSED, PetitionStatus.MERGED, PetitionStatus.WITHDRAWN, PetitionStatus.ENDED, PetitionStatus.GONE_UP))


def source_of(place: str, visit: str, mark: str) -> str:
    """Return the key under which a matter of a visit is registered once: place, visit, and the mark of the piece (at most 40 characters)."""
    return f"{place}/{visit}:{mark}"


def open_from_places(actor: Staff, directory: Snapshot, places: Iterable[str]) -> Counter[str]:
    """Count the petitions that visits registered and that go on, by the number of the place (one query).

    None that is sealed, or that this actor must not read even in a number.
    """
    rows = Petition.objects.filter(source__startswith="place-", is_sealed=False).exclude(status__in=ENDED).exclude(pk__in=uncounted(actor, directory).values("pk"))
    place = Substr("source", 1, StrIndex("source", Value("/")) - 1)
    found = dict(rows.annotate(at=place).values_list("at").annotate(Count("pk")).order_by())
    return Counter({key: found[key] for key in places if key in found})


def taken_down_by(number: str, unit_id: int, person_id: int | None) -> bool:
    """Return whether somebody registered a petition of this number in an office: he knows the number, and nothing else is told (one query)."""
    return person_id is not None and Petition.objects.filter(number=number, desk_unit=unit_id, first_receiver=person_id).exists()


def told_there(number: str) -> Petition:
    """Return the petition that a visit registered and names by its number (one query)."""
    return Petition.objects.get(number=number)


def promised(wanted: Collection[tuple[str, int]]) -> list[LinkedRecord]:
    """Return the promises of these petitions (number, position), each with its petition (one query, none for none): the caller has seen that the reader may open them."""
    if not wanted:
        return []
    rows = LinkedRecord.objects.filter(kind=RecordKind.PROMISE.value, petition__number__in=[number for number, _position in wanted]).select_related("petition").order_by("pk")
    return [row for row in rows if (row.petition.number, row.position) in wanted]
