"""Needs and the help that is owed on them (困难帮扶): who may own help, who finds a need though he does not see its petition, what is owed when (ADR-0025).

The union, or whatever unit helps, sees the need and nothing of the petition, and only as long as help is owed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import kept_from, scope, uncounted, visible_to
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.lines import Place
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition, RunningClock
from xinqiao.rules.clocks import HELP_NEED
from xinqiao.rules.terms import Duty, RecordKind, UnitKind, Work
from xinqiao.rules.terms_need import HELPERS, NeedStatus
from xinqiao.vault import reveal

PAGE = 30
OPEN = Q(petition__is_sealed=False, petition__is_kept_close=False, petition__disposed_on=None)


def elsewhere(dossier: Dossier, directory: Snapshot, today: date) -> list[Post]:
    """Return the posts of those beside the unit in charge and the registering office who may own help: of the union first, then by the unit tree (one query).

    Of the organisations of both and of those above: themselves and their departments. Nobody who stepped aside or is kept out, and no unit that is.
    """
    own = {dossier.responsible_unit_id, dossier.petition.desk_unit_id}
    homes = {unit.pk for pk in own for unit in (directory.organisation(pk), *directory.ancestors(pk)) if unit.kind is not UnitKind.DEPARTMENT}
    units = [unit.pk for unit in directory.in_order() if unit.exists_on(today) and (unit.pk in homes or (unit.parent_id in homes and unit.kind is UnitKind.DEPARTMENT))]
    barred, aside = dossier.kept_out(today).units, dossier.aside(today)
    posts = [post for post in holders(set(units) - own - barred, HELPERS, today) if post.person_id not in aside]
    union = {post.unit_id for post in posts if post.duty == Duty.UNION.value}
    return sorted(posts, key=lambda post: (post.unit_id not in union, units.index(post.unit_id), post.pk))


def helped_by(actor: Staff, directory: Snapshot) -> QuerySet[LinkedRecord]:
    """Return the needs on which units of the actor owe help, by his duties in them; none of a petition that he is kept from, or that was sealed since."""
    units = actor.units_with(*HELPERS)
    rows = LinkedRecord.objects.filter(OPEN, kind=RecordKind.NEED.value, status=NeedStatus.OPEN.value, unit_id__in=sorted(units))
    return rows.exclude(petition_id__in=kept_from(actor, directory))


def find(number: str, position: int, actor: Staff, directory: Snapshot) -> tuple[LinkedRecord, bool] | None:
    """Return a need, and whether the actor sees its petition too; None where it is not there for him (two queries)."""
    if not number.isprintable():
        return None
    rows = LinkedRecord.objects.filter(petition__number=number, kind=RecordKind.NEED.value, position=position, petition__disposed_on=None)
    row = rows.annotate(is_seen=Exists(visible_to(actor, directory).filter(pk=OuterRef("petition")))).select_related("petition").first()
    is_helped = helped_by(actor, directory).filter(pk=row.pk if row else 0).exists()  # asked in any case: as many queries for a number that was never given
    if row is None:
        return None
    is_seen = bool(row.is_seen)
    return (row, is_seen) if is_seen or is_helped else None


@dataclass(frozen=True, slots=True)
class Help:
    """Help that is owed: on which need of which petition, by whom, until when. Nothing of the need itself."""

    key: int
    due_on: date
    number: str
    position: int
    unit_id: int
    person_id: int | None


def owed_to(actor: Staff, directory: Snapshot, *, after: Place | None = None) -> tuple[list[Help], Place | None]:
    """Return the help that the actor's units owe, or that he has promised or recorded himself and still sees, soonest first, and where the next page begins (two queries)."""
    units, me = actor.units_with(*HELPERS), sorted(actor.everyone)
    named = LinkedRecord.objects.filter(Q(person_id__in=me) | Q(second_id__in=me), petition=OuterRef("petition"), kind=RecordKind.NEED.value, status=NeedStatus.OPEN.value)
    own = Exists(named) & Exists(visible_to(actor, directory).filter(pk=OuterRef("petition")))
    rows = Obligation.objects.filter(OPEN, Q(unit_id__in=sorted(units)) | own, work=Work.HELP_NEED.value).exclude(petition_id__in=kept_from(actor, directory))
    if after:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], pk__gt=after[1]))
    found = list(rows.order_by("due_on", "pk").values_list("pk", "due_on", "petition_id", "petition__number", "record", "unit_id")[: PAGE + 1])
    records = LinkedRecord.objects.filter(petition__in={row[2] for row in found}, kind=RecordKind.NEED.value)
    owners = {(petition, f"{RecordKind.NEED.value}:{position}"): person for petition, position, person in records.values_list("petition_id", "position", "person_id")}
    help_owed = [Help(pk, due_on, number, int(record.rpartition(":")[2]), unit, owners.get((petition, record))) for pk, due_on, petition, number, record, unit in found[:PAGE]]
    return help_owed, (help_owed[-1].due_on, help_owed[-1].key) if len(found) > PAGE else None


def first_of(number: str, actor: Staff, directory: Snapshot) -> int | None:
    """Return the position of the first need of a petition on which the actor's units owe help; None where there is none (one query)."""
    rows = helped_by(actor, directory).filter(petition__number=number) if number.isprintable() else LinkedRecord.objects.none()
    return rows.order_by("position").values_list("position", flat=True).first()


def recorded(actor: Staff, directory: Snapshot, begin: datetime, end: datetime) -> QuerySet[LinkedRecord]:
    """Return the needs recorded from `begin` until before `end` on petitions of the units that the actor oversees, to be counted: none that was taken back, is sealed, disposed of or not counted for him."""
    units = scope(actor, directory)
    rows = LinkedRecord.objects.filter(kind=RecordKind.NEED.value, opened_at__gte=begin, opened_at__lt=end, petition__is_sealed=False, petition__disposed_on=None)
    rows = rows.exclude(status=NeedStatus.WITHDRAWN.value).exclude(petition__in=uncounted(actor, directory))
    return rows if units is None else rows.filter(Q(petition__desk_unit__in=sorted(units)) | Q(petition__handling_unit__in=sorted(units)))


def late(today: date, since: date) -> dict[tuple[int, str], date]:
    """Return by which day from `since` on help was due, where that day passed before it was told what became of it: by the key of the petition and that of the record (one query)."""
    passed = Q(stopped_on=None, due_on__lt=today) | Q(stopped_on__gt=F("due_on"))
    rows = RunningClock.objects.filter(passed, name=HELP_NEED.name, due_on__gte=since).values_list("petition_id", "record", "due_on")
    return {(petition, record): due_on for petition, record, due_on in rows}


def phone(petition: Petition, actor: Staff, reason: str, at: datetime) -> str:
    """Return the phone number alone, after recording who opened it and why, under the lock on the petition's row. The caller has asked whether he may."""
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=petition.pk)
        return reveal.reveal(locked.identity_id, subject=locked.number, actor=actor.name, reason=reason, at=at, parts=("phone",)).phone
