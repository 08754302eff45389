"""May this record be seen? One function gives the records, and an object is looked up inside what it gives."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from xinqiao.directory.conflicts import keeps_out
from xinqiao.directory.duties import Actor, MemberActor, PetitionerActor, Staff
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.few_readers import not_his_to_read, not_his_to_send, read_first_by, sent_by
from xinqiao.petitions.lines_of_command import reach_of
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.protection import WATCHING
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import Duty, PetitionStatus, RecordKind, UnitKind
from xinqiao.rules.terms_handling import CoHandlingStatus, MediationStatus, RecusalStatus
from xinqiao.rules.terms_reception import BookingStatus
from xinqiao.rules.terms_sharing import ComplainedStatus, Sight

OVER = [CoHandlingStatus.RELEASED.value, MediationStatus.FAILED.value, BookingStatus.DROPPED.value]  # a unit that need not help any more need not know any more
SIGHT = sorted(kind.value for kind, rule in RECORD_RULES.items() if rule.gives_sight)
OFFICE = (Duty.COORDINATOR, Duty.OFFICE_HEAD)
OPEN = Q(is_sealed=False, is_kept_close=False)  # what whoever oversees, registers or handles may see


def visible_to(actor: Actor, directory: Snapshot) -> QuerySet[Petition]:
    """Return the petitions `actor` may see; a record outside it does not exist for him (404, never 403).

    - petition officers and heads of office: their organisation and all below; leaders the same
    - receptionists: what was registered in their office; handlers and heads of unit: what is handled by their unit
    - whoever works in a unit that a linked record names (it must keep a promise, or reviews): the petition of that record
    - heads of unit, besides: what a unit below handles from which somebody stepped aside, for whom they may have to act
    - sealed petitions: the discipline duty of the unit they were passed to, and nobody else (条例§30(3)); what goes to the superior body on
      paper: the one person who sends it, and nobody once it is sent (ADR-0017, `few_readers`)
    - what was filed as an accusation or on the protected host, until triage: the petition officers of the registering office, and whoever
      took it down (ADR-0020, `few_readers`)
    - a file on which somebody is watched over: the duty that it names in its unit, unless the actor stands, by any post of his,
      in the line of whoever handles or registered the petition (ADR-0018)
    - whoever a petition complains about, with his staff and his line, and whoever works in a unit it complains about: never (`kept_from`)
    - a petitioner and his co-signers: their own. Auditors and administrators: none
    """
    if isinstance(actor, PetitionerActor | MemberActor):
        return Petition.objects.filter(pk=actor.petition_id or 0)
    if not isinstance(actor, Staff):
        return Petition.objects.none()
    return Petition.objects.filter((_open_to(actor, directory) | read_first_by(actor) | _sealed_to(actor) | _watched_by(actor, directory)) & ~_complains_about(actor, directory))


def visible_at_top(actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return `visible_to` for a member of staff, compiled once for his posts, the day and the edition of the directory.

    Building and compiling it costs half of a search (ADR-0002). The expression names the table as a statement of its own does: filter,
    order and cut these rows; never put them into another query as a part.
    """
    key = (visible_at_top, connection.vendor, *actor.stand)
    found = directory.once(key, lambda: _compiled(visible_to(actor, directory)))
    return Petition.objects.filter(RawSQL(*found, output_field=BooleanField())) if found else Petition.objects.none()  # noqa: S611 our own expression, its values are parameters


def _compiled(rows: QuerySet[Petition]) -> tuple[str, list[Any]] | None:
    """Return the condition of rows of one table with its parameters; None for one that nothing fulfils."""
    try:
        compiler = rows.query.get_compiler(connection=connection)
        compiler.setup_query()
        sql, values = compiler.compile(rows.query.where)
    except EmptyResultSet:
        return None
    if sum(1 for uses in rows.query.alias_refcount.values() if uses) != 1:
        raise TypeError(sql)  # a joined table would be missing where the expression is put
    return sql, list(values)


def sees_for(actor: Staff, petition: Petition, directory: Snapshot) -> int | None:
    """Return for whom a substitute (代理) sees a petition; None if a post of his own shows it to him (no query for whoever stands in for nobody, one a capacity)."""
    capacities = actor.capacities if actor.absent else ()
    return next((each.stands_for for each in capacities if visible_to(each, directory).filter(pk=petition.pk).exists()), None)


def audited_by(actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return the petitions whose quality samples an auditor reads, and nothing else of them: his organisation and all below, none sealed."""
    homes = {directory.organisation(unit).pk for unit in actor.units_with(Duty.AUDITOR) if unit in directory.units}
    units = frozenset(unit for home in homes for unit in directory.subtree(home))
    return Petition.objects.filter(~_complains_about(actor, directory), desk_unit__in=sorted(units), is_sealed=False, is_kept_close=False) if units else Petition.objects.none()


def kept_from(actor: Staff, directory: Snapshot) -> QuerySet[LinkedRecord, Any]:
    """Return the keys of the petitions that complain about this actor, about somebody under whom he works or in whose line he stands, or about a unit of his.

    He sees none of them, whatever else his duties would show him, and they are in no number that he reads (条例§30(3), `rules.conflicts`).
    """
    units, posts = keeps_out(actor, directory)
    about = Q(person_id__in=sorted(actor.everyone)) | Q(unit_id__in=sorted(units)) | Q(person_id__in=Post.objects.filter(posts).values("person_id"))
    return LinkedRecord.objects.filter(about, kind=RecordKind.COMPLAINED.value, status=ComplainedStatus.KEPT_OUT.value).values("petition_id")


def uncounted(actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return what is in no figure that this actor reads: what few may read until triage, whoever asks, and what he is kept from.

    A union, not an OR: each part is found by its index; for the OR PostgreSQL reads every petition.
    """
    close = Petition.objects.filter(is_kept_close=True).values("pk")
    return Petition.objects.filter(pk__in=kept_from(actor, directory).union(close)).order_by()


def _complains_about(actor: Staff, directory: Snapshot) -> Q:
    return Q(has_records=True, pk__in=kept_from(actor, directory))


def sights(actor: Staff, directory: Snapshot) -> dict[Sight, Q]:
    """Return by what the actor sees petitions: each ground with its rows. `visible_to` is any of them, without what he is kept from."""
    whole = scope(actor, directory)
    desks = actor.units_with(Duty.INTAKE, *OFFICE)
    units = actor.units_with(Duty.HANDLER, Duty.UNIT_HEAD, *OFFICE)
    found = {Sight.SEALED: _sealed_to(actor), Sight.WATCHES: _watched_by(actor, directory)}
    first = read_first_by(actor)
    if whole is None:
        return found | {Sight.OVERSEES: OPEN, Sight.DESK: first}
    open_to = {
        Sight.OVERSEES: Q(desk_unit__in=sorted(whole)) | Q(handling_unit__in=sorted(whole)), Sight.DESK: Q(desk_unit__in=sorted(desks)),
        Sight.UNIT: Q(handling_unit__in=sorted(units)), Sight.RECORD: _by_record(actor, units, directory), Sight.ACTING: _by_acting(actor, directory),
    }  # fmt: skip
    return found | {sight: (OPEN & rows) | (first if sight is Sight.DESK else Q(pk__in=())) for sight, rows in open_to.items()}


def _open_to(actor: Staff, directory: Snapshot) -> Q:
    """Return the same grounds as one expression that stores answer fast; a test holds both together (tests/petitions/test_explaining.py)."""
    whole = scope(actor, directory)
    desks = actor.units_with(Duty.INTAKE, *OFFICE)
    units = actor.units_with(Duty.HANDLER, Duty.UNIT_HEAD, *OFFICE)
    if whole is None:
        return OPEN
    if not (whole or desks or units):
        return Q(pk__in=())
    seen_at_desk, seen_at_unit = sorted(desks | whole), sorted(units | whole)
    by_record = _by_record(actor, units, directory) | _by_acting(actor, directory)
    return OPEN & (Q(desk_unit__in=seen_at_desk) | Q(handling_unit__in=seen_at_unit) | by_record)


def _by_record(actor: Staff, units: frozenset[int], directory: Snapshot) -> Q:
    heads = actor.units_with(Duty.UNIT_HEAD)  # sign what the offices of their unit review
    offices = {unit.pk for head in heads for unit in directory.children(head) if unit.kind is UnitKind.DEPARTMENT}
    linked = LinkedRecord.objects.filter(unit_id__in=sorted(units | offices), kind__in=SIGHT).exclude(status__in=OVER).values("petition_id")
    return Q(has_records=True, pk__in=linked) if units else Q(pk__in=())


def _by_acting(actor: Staff, directory: Snapshot) -> Q:
    heads = actor.units_with(Duty.UNIT_HEAD)
    below = {unit for head in heads if head in directory.units for unit in directory.subtree(head)} - heads
    return Q(has_records=True, handling_unit__in=sorted(below), pk__in=_with_recusal()) if below else Q(pk__in=())


def _with_recusal() -> QuerySet[LinkedRecord, Any]:
    """Return the petitions from which somebody stepped aside: the head of the unit above may have to act for the head there."""
    rows = LinkedRecord.objects.filter(kind=RecordKind.RECUSAL.value, status=RecusalStatus.GRANTED.value)
    return rows.values("petition_id")


def scope(actor: Staff, directory: Snapshot) -> frozenset[int] | None:
    """Return the units whose matters an officer or leader oversees; None for the whole enterprise."""
    homes = {directory.organisation(unit).pk for unit in actor.units_with(Duty.LEADER, *OFFICE) if unit in directory.units}
    if any(directory.units[home].parent_id is None for home in homes):
        return None
    return frozenset(unit for home in homes for unit in directory.subtree(home))


def _sealed_to(actor: Staff) -> Q:
    units, desks = actor.units_with(Duty.DISCIPLINE), actor.units_with(*OFFICE)
    if not (units or desks):
        return Q(pk__in=())
    kept = Q(handling_unit__in=sorted(units)) & ~Q(status__in=[PetitionStatus.GOING_UP.value, PetitionStatus.GONE_UP.value])
    return Q(is_sealed=True, guards=None) & (kept | sent_by(actor))


def _watched_by(actor: Staff, directory: Snapshot) -> Q:
    own = Q(pk__in=())
    for duty in sorted(WATCHING):
        if units := actor.units_with(duty):
            own |= Q(watcher=duty.value, handling_unit__in=sorted(units))
    if not actor.duties & WATCHING:
        return own
    return Q(~Exists(minded_by(actor, directory).filter(number=OuterRef("guards"))), guards__isnull=False) & own


def minded_by(actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return the petitions in whose line the actor stands by any post of his, or that complain about him: he watches over nobody there."""
    reach = sorted({unit for post in actor.posts if post.unit_id in directory.units for unit in reach_of(directory, post.unit_id)})
    return Petition.objects.filter(Q(handling_unit__in=reach) | Q(desk_unit__in=reach) | _complains_about(actor, directory))


def hidden_from(actor: Staff, directory: Snapshot) -> list[QuerySet[Any, Any]]:
    """Return, as parts of one list of keys, what is in no line and no count of his, whatever his queues hold.

    Complaints (`kept_from`), files closed to him, what a colleague sends to the superior body, what waits for triage and only few may read.
    """
    parts: list[QuerySet[Any, Any]] = [kept_from(actor, directory)]
    if actor.units_with(Duty.DISCIPLINE, *OFFICE):
        parts.append(not_his_to_send(actor).values("pk"))
    if actor.duties:
        parts.append(not_his_to_read(actor).values("pk"))
    if actor.duties & WATCHING:
        parts.append(Petition.objects.filter(guards__in=minded_by(actor, directory).values("number")).values("pk"))
    return parts
