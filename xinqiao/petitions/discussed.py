"""Petitions of which a joint meeting speaks: who may be told of them, who is kept from them, and one of them locked (ADR-0026)."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import kept_from, visible_to
from xinqiao.petitions.dossier import Dossier, load
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition, RunningClock
from xinqiao.rules.terms import PetitionStatus, RecordKind
from xinqiao.rules.terms_sharing import ComplainedStatus

SPOKEN_OF = Q(is_sealed=False, is_kept_close=False, guards=None)  # what may stand on an agenda at all


def told_of(numbers: Collection[str], actor: Staff, directory: Snapshot) -> dict[str, tuple[str, bool]]:
    """Return the petitions that may be spoken of before the actor, with their category and whether he may open them (one query)."""
    if not numbers:
        return {}
    rows = Petition.objects.filter(SPOKEN_OF, number__in=sorted(numbers)).exclude(pk__in=kept_from(actor, directory))
    seen = Exists(visible_to(actor, directory).filter(pk=OuterRef("pk")))
    return {number: (category, may_open) for number, category, may_open in rows.annotate(may_open=seen).values_list("number", "category", "may_open")}


def kept_among(numbers: Collection[str], actor: Staff, directory: Snapshot) -> set[str]:
    """Return those of some petitions from which the actor is kept (one query)."""
    return set(Petition.objects.filter(number__in=sorted(numbers), pk__in=kept_from(actor, directory)).values_list("number", flat=True))


def is_sealed(number: str) -> bool:
    """Return whether a petition of which a meeting spoke was sealed since (one query)."""
    return Petition.objects.filter(number=number, is_sealed=True).exists()


def sealed_to(numbers: Collection[str], actor: Staff, directory: Snapshot) -> set[str]:
    """Return those of some petitions that were sealed and that the actor is one of the few to read (one query, none for none)."""
    rows = visible_to(actor, directory).filter(number__in=sorted(numbers), is_sealed=True)
    return set(rows.values_list("number", flat=True)) if numbers else set()


def gone_up(numbers: Collection[str]) -> set[str]:
    """Return those of some petitions that went to the superior body: nobody of the house reads them any more (one query, none for none)."""
    rows = Petition.objects.filter(number__in=sorted(numbers), status=PetitionStatus.GONE_UP.value)
    return set(rows.values_list("number", flat=True)) if numbers else set()


def kept_causes(actor: Staff, directory: Snapshot) -> list[tuple[str, int | None, int]]:
    """Return cause, handling and registering unit of the closed petitions from which the actor is kept (one query)."""
    rows = Petition.objects.filter(pk__in=kept_from(actor, directory)).exclude(cause="")
    return list(rows.values_list("cause", "handling_unit_id", "desk_unit_id"))


def complained_about(numbers: Collection[str]) -> dict[str, list[tuple[int | None, int | None]]]:
    """Return for each petition the persons and units that it complains about, by key (one query)."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    rows = LinkedRecord.objects.filter(petition__number__in=sorted(numbers), kind=RecordKind.COMPLAINED.value, status=ComplainedStatus.KEPT_OUT.value)
    for number, person, unit in rows.values_list("petition__number", "person_id", "unit_id"):
        found.setdefault(number, []).append((person, unit))
    return found


def locked(number: str) -> Dossier | None:
    """Return a petition that a meeting may still speak of, locked and with all that belongs to it; None for one that is sealed or kept close (six queries)."""
    petition = Petition.objects.select_for_update().filter(SPOKEN_OF, number=number).first()
    return load(petition) if petition is not None else None


def owed_on(rows: QuerySet[Petition]) -> QuerySet[Obligation]:
    """Return the worklist lines of some petitions: looked up row by row, not listed whole."""
    return Obligation.objects.filter(Exists(rows.filter(pk=OuterRef("petition"))))


def clocks_of(rows: QuerySet[Petition]) -> QuerySet[RunningClock]:
    """Return the clocks of some petitions, in the same way."""
    return RunningClock.objects.filter(Exists(rows.filter(pk=OuterRef("petition"))))
