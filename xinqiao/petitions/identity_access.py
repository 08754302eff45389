"""Who may read an identity now, and which custodian decides about a request."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from xinqiao.directory.duties import Actor, Staff, holders
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import kept_from, minded_by
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import lines_about
from xinqiao.rules.clocks import DECIDE_ACCESS
from xinqiao.rules.disclosure import Disclosure, disclosure
from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_sharing import AccessStatus

MOST = 200  # requests on one page of a custodian


def disclosed(dossier: Dossier, actor: Actor, today: date, facts: Facts | None = None) -> Disclosure:
    """Return how this actor may read the petitioner's identity at all: masked, and in full for a reason, or never. `facts`: those of the petition, where they are known."""
    facts, petition = facts or dossier.facts(actor, today), dossier.petition
    if petition.guards is not None:
        return disclosure(dossier.watching_duties(actor), dossier.shown_as, at_desk=True)
    at_desk = bool(facts.desk_duties) or (petition.is_sealed and Duty.DISCIPLINE in facts.unit_duties)
    return disclosure(facts.desk_duties | facts.unit_duties, dossier.shown_as, at_desk=at_desk)


def leave(dossier: Dossier, actor: Actor, today: date) -> LinkedRecord | None:
    """Return the record by which this person may read the whole identity of this petition today; None if there is none."""
    if not isinstance(actor, Staff):
        return None
    given = (row for row in dossier.records_of(RecordKind.IDENTITY_ACCESS) if row.standing in (AccessStatus.GRANTED, AccessStatus.AT_ONCE))
    return next((row for row in given if row.person_id == actor.person_id and today <= until(row)), None)


def until(record: LinkedRecord) -> date:
    """Return the last day of a leave that was granted."""
    return date.fromisoformat(record.content["until"])


def custodian_unit(step: Step) -> int | None:
    """Return the unit of the custodian nearest to the registering office, or of any, who is not the asker; None if there is nobody.

    On a file on which somebody is watched over: of one who stands by no post in the line of whoever handles or registered the matter (ADR-0018).
    """
    not_these = {step.actor.person_id, *step.dossier.barred(step.today)}
    if step.petition.guards is not None:
        minded = lines_about(step.directory, Petition.objects.get(number=step.petition.guards))
        not_these |= _custodians_in(minded, step.today)
    return nearest_custodian(step.petition.desk_unit_id, not_these, step.directory, step.today)


def _custodians_in(units: Collection[int], today: date) -> set[int]:
    """Return the custodians who have any post in one of these units on a day (one query)."""
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    rows = Post.objects.filter(valid, unit_id__in=units, person__posts__duty=Duty.CUSTODIAN.value)
    return set(rows.values_list("person_id", flat=True))


def nearest_custodian(desk: int, not_these: Collection[int | None], directory: Snapshot, today: date) -> int | None:
    """Return the unit of the custodian nearest to an office, or of any, who is not one of these; None if there is nobody (one query)."""
    line = [desk, *(unit.pk for unit in directory.ancestors(desk))]
    homes = {unit.pk: directory.organisation(unit.pk).pk for unit in directory.in_order() if unit.exists_on(today)}
    held = [post for post in holders(set(homes), {Duty.CUSTODIAN}, today) if post.person_id not in not_these]
    near = sorted(held, key=lambda post: (line.index(homes[post.unit_id]) if homes[post.unit_id] in line else len(line), post.unit_id))
    return near[0].unit_id if near else None


def in_custody(actor: Staff, directory: Snapshot, today: date) -> tuple[list[LinkedRecord], list[LinkedRecord]]:
    """Return what waits for these custodians, oldest first, and what was granted and is not over (one query; MOST at most); nothing that he is kept from.

    Each has `due_on`, the day by which it is to be decided.
    """
    rows = _cared_for(actor, directory).filter(status__in=[AccessStatus.ASKED.value, AccessStatus.AT_ONCE.value, AccessStatus.GRANTED.value])
    found: list[LinkedRecord] = [*rows.select_related("petition").annotate(due_on=_due()).order_by("-pk")[:MOST]]
    waiting = [row for row in reversed(found) if row.standing is not AccessStatus.GRANTED]
    return waiting, [row for row in found if row.standing is AccessStatus.GRANTED and today <= until(row)]


def waiting(actor: Staff, directory: Snapshot) -> tuple[int, date | None]:
    """Return how many requests wait for these custodians, and the day by which the first is to be decided (one query)."""
    rows = _cared_for(actor, directory).filter(status__in=[AccessStatus.ASKED.value, AccessStatus.AT_ONCE.value])
    found = list(rows.values_list(_due(), flat=True)[:MOST])
    return len(found), min((day for day in found if day is not None), default=None)


def _due() -> Subquery:
    """Return the day by which a request is to be decided, as a part of a query of requests."""
    key = Concat(Value(f"{RecordKind.IDENTITY_ACCESS.value}:"), Cast(OuterRef("position"), CharField()))
    return Subquery(RunningClock.objects.filter(petition=OuterRef("petition"), name=DECIDE_ACCESS.name, record=key).order_by("-pk").values("due_on")[:1])


def in_care(number: str, position: int, actor: Staff, directory: Snapshot) -> LinkedRecord | None:
    """Return one request that this custodian may decide; None for any other (one query)."""
    return _cared_for(actor, directory).filter(petition__number=number, position=position).select_related("petition").first()


def _cared_for(actor: Staff, directory: Snapshot) -> QuerySet[LinkedRecord]:
    """Return the requests to his units: none on an accusation, none that complains about him, none on a file in whose line he stands (ADR-0018)."""
    rows = LinkedRecord.objects.filter(
        Q(petition__is_sealed=False) | Q(petition__guards__isnull=False), unit_id__in=sorted(actor.units_with(Duty.CUSTODIAN)), kind=RecordKind.IDENTITY_ACCESS.value,
    )  # fmt: skip
    return rows.exclude(petition__in=kept_from(actor, directory)).exclude(Exists(minded_by(actor, directory).filter(number=OuterRef("petition__guards"))))
