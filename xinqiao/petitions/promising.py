"""Petitions about which whoever goes on a visit may promise something: open ones that he may see, and none that is about people (条例§30)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Claim, LinkedRecord, Petition
from xinqiao.petitions.named_at_filing import any_stands_in
from xinqiao.rules.guards.records import GOING_ON
from xinqiao.rules.terms import Path, RecordKind
from xinqiao.vault.redact import redacted_each

MOST = 20


def open_near(actor: Staff, directory: Snapshot, *, told: Collection[str], units: Collection[int]) -> list[Petition]:
    """Return open petitions of a place, the newest first: at most MOST of those `told` there (numbers), and of those that these `units` handle (one query)."""
    rows = _open_to(actor, directory)
    here = rows.filter(number__in=sorted(told)).order_by("-pk").values("pk")[:MOST]
    near = rows.filter(handling_unit__in=sorted(units)).order_by("-pk").values("pk")[:MOST]
    return list(Petition.objects.filter(Q(pk__in=here) | Q(pk__in=near)).order_by("-pk"))


def names_nobody(petition: Petition, names: Iterable[str], people: Iterable[tuple[str, str]]) -> bool:
    """Return whether its title has none of these names of staff, and its words none of these people, each by name and that in Latin letters (no query)."""
    return not (any_stands_in([(name, "") for name in names], [petition.title]) or any_stands_in(people, (petition.title, petition.text)))


def one(actor: Staff, directory: Snapshot, number: str) -> Petition | None:
    """Return the petition of this number if the actor may see it and something may be promised about it; else None, whatever the reason (one query)."""
    return _open_to(actor, directory).filter(number=number).first() if number.isprintable() else None


def is_named(petition: Petition, person: Person) -> bool:
    """Return whether the words of a petition name somebody: he owes nothing on it, for he would read it (no query)."""
    return any_stands_in([(person.name, person.name_en)], (petition.title, petition.text))


def titles(petitions: Sequence[Petition]) -> list[str]:
    """Return what they are called with everybody covered, whoever reads it: it may lie on a phone (two queries, none for none)."""
    return redacted_each([(row.identity_id, row.title) for row in petitions])


def _open_to(actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return what goes on, is told to no few readers only, accuses nobody, and from which the actor did not step aside."""
    rows = visible_to(actor, directory).filter(
        is_sealed=False,
        is_kept_close=False,
        is_protected=False,
        guards=None,
        status__in=[status.value for status in GOING_ON],
    )
    about = Q(kind=RecordKind.COMPLAINED.value) | Q(kind=RecordKind.RECUSAL.value, person_id__in=sorted(actor.everyone))
    accusing = Claim.objects.filter(petition=OuterRef("pk"), path=Path.ACCUSATION.value)
    return (
        rows.exclude(path=Path.ACCUSATION.value)
        .exclude(Exists(LinkedRecord.objects.filter(about, petition=OuterRef("pk"))))
        .exclude(Exists(accusing))
    )
