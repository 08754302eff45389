"""Which leaders may take charge of a matter, and where their next milestone lies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat

from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person, Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import kept_from, scope
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.rules.clocks import KEEP_PROMISE
from xinqiao.rules.terms import Duty, PromiseStatus, RecordKind
from xinqiao.rules.terms_oversight import SponsorshipStatus


def leading_unit(person_id: int | None, petition: Petition, directory: Snapshot, today: date) -> int | None:
    """Return the unit over the matter in which a person leads, the nearest; None if he leads in none."""
    person = Person.objects.filter(pk=person_id or 0).first()
    if person is None:
        return None
    held = staff(person, today).units_with(Duty.LEADER)
    return next((unit for unit in over(petition, directory) if unit in held), None)


def over(petition: Petition, directory: Snapshot) -> list[int]:
    """Return the units whose leaders may take charge: in charge of the matter, above that, above the registering office; nearest first."""
    handling = petition.handling_unit_id
    own = [] if handling is None else [handling, *(unit.pk for unit in directory.ancestors(handling))]
    return list(dict.fromkeys([*own, *(unit.pk for unit in directory.ancestors(petition.desk_unit_id))]))


def leaders(dossier: Dossier, directory: Snapshot, today: date) -> list[Post]:
    """Return the posts of everybody who may take charge, the nearest first (one query); nobody who stepped aside or is kept out."""
    units, away = over(dossier.petition, directory), dossier.aside(today)
    posts = Post.objects.filter(unit__in=units, duty=Duty.LEADER.value, person__is_active=True, valid_from__lte=today).select_related("person")
    valid = [post for post in posts if (post.valid_to is None or today <= post.valid_to) and post.person_id not in away]
    return sorted(valid, key=lambda post: (units.index(post.unit_id), post.pk))


def next_milestone(content: dict[str, Any]) -> dict[str, str] | None:
    """Return the first milestone that is not reached: its text and its day (ISO); None if all are."""
    return next((stone for stone in content.get("milestones", ()) if "done" not in stone), None)


def in_hand(actor: Staff, directory: Snapshot, *, most: int = 20) -> list[LinkedRecord]:
    """Return what a leader has in hand himself, each with its petition and, of a promise, `due_on`: matters that he leads, then what he promised when he received somebody.

    One query by the index of persons; nothing sealed, nothing that complains about him, no promise of a matter that he no longer oversees.
    """
    units = actor.units_with(Duty.LEADER)
    if not units:
        return []
    leads = Q(unit_id__in=sorted(units), kind=RecordKind.SPONSORSHIP.value, status=SponsorshipStatus.LED.value)
    promised, overseen = Q(kind=RecordKind.PROMISE.value, status=PromiseStatus.PROMISED.value), scope(actor, directory)
    if overseen is not None:
        promised &= Q(petition__handling_unit__in=sorted(overseen)) | Q(petition__desk_unit__in=sorted(overseen))
    key = Concat(Value(f"{RecordKind.PROMISE.value}:"), Cast(OuterRef("position"), CharField()))
    clock = RunningClock.objects.filter(petition=OuterRef("petition"), name=KEEP_PROMISE.name, record=key, stopped_on=None)
    rows = LinkedRecord.objects.filter(leads | promised, person_id=actor.person_id, petition__is_sealed=False).exclude(petition__in=kept_from(actor, directory))
    return list(rows.annotate(due_on=Subquery(clock.values("due_on")[:1])).select_related("petition").order_by("-kind", F("due_on").asc(nulls_last=True), "pk")[:most])
