"""Causes in numbers: closed matters by what produced them, from what the reader may see and nothing else (`petitions.access`).

No matter that is sealed, kept close or a file of a watch is in any number or cluster, whoever asks; who is kept from a matter has it in
none (`kept_from`). So the same cluster has another number for another reader, and none for whoever may see nothing of it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import PetitionStatus


def open_matters(actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return what may be in a number or a cluster of this reader."""
    return visible_to(actor, directory).filter(is_sealed=False, is_kept_close=False, guards=None).order_by()


def in_units(units: Collection[int]) -> Q:
    """Return the matters of units: those that one of them handled, or registered where nobody had to handle it."""
    return Q(handling_unit__in=sorted(units)) | Q(handling_unit=None, desk_unit__in=sorted(units))


def closed(actor: Staff, directory: Snapshot, unit_id: int, since: date, until: date) -> QuerySet[Petition]:
    """Return the matters closed from `since` to `until` in a unit and all below of which a cause was said."""
    rows = open_matters(actor, directory).filter(in_units(directory.subtree(unit_id)), status=PetitionStatus.CLOSED.value, closed_on__range=(since, until))
    return rows.exclude(cause="")


def counts(actor: Staff, directory: Snapshot, unit_id: int, since: date, until: date) -> dict[str, int]:
    """Return how many matters each cause produced, by its code (one query)."""
    return dict(closed(actor, directory, unit_id, since, until).values_list("cause").annotate(Count("pk")))


def cluster(actor: Staff, directory: Snapshot, cause: str, unit_id: int, since: date, until: date) -> QuerySet[Petition]:
    """Return the like matters: of one cause, or of one class of causes (a code without a dot), in a unit and all below."""
    rows = closed(actor, directory, unit_id, since, until)
    return rows.filter(Q(cause=cause) | Q(cause__startswith=f"{cause}."))
