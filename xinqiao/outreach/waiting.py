"""What waits for somebody outside the petitions: visits, sweeps, findings, promises of a visit, recommendations, reception days (ADR-0019)."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, Count, Min, Q, QuerySet, When

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.meetings import sealed_tasks, with_matters
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.prepared import Compiled
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_advice import RAISING, AdviceStatus
from xinqiao.rules.terms_meeting import CONVENERS, MeetingStatus, TaskStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import LINE, SweepStatus
from xinqiao.rules.terms_visit import CommitmentStatus

UNTOLD = (OutreachKind.SHIFT.value, OutreachKind.PLACE.value)  # the duty desk tells of shifts itself


AT_ONCE = (OutreachKind.MEETING_INVITATION.value, OutreachKind.MEETING_TASK.value, OutreachKind.LEADER_REQUEST.value)  # told of from the day they came, however far their day is
MINE = (CommitmentStatus.COMMITTED.value, MeetingStatus.MINUTES_WRITTEN.value, TaskStatus.TASK_SET.value, TaskStatus.TASK_LATE.value)  # owed by whom the record names


class Waiting(NamedTuple):
    """How much of one kind waits, and the first of its days; `is_awaited`: others owe it, and the actor asked for it."""

    kind: OutreachKind
    n: int
    due_on: date
    is_awaited: bool = False


AWAITED = (AdviceStatus.ADVISED.value, AdviceStatus.ADVICE_LATE.value)


def waiting(actor: Staff, until: date, awaited_until: date | None = None, *, directory: Snapshot | None = None) -> list[Waiting]:
    """Return what the actor owes on such records until a day (of `AT_ONCE` all), by kind, the soonest first (one query by the index of what is owed; none for who has no post).

    By his duties in the unit of the record (an office that has no other head answers a recommendation by its head of office); what he, or
    whoever he stands in for (代理), promised on a visit himself; feedback on what his unit recommended, which he reads; what was done of the tasks of its meetings. Until `awaited_until`, apart from what he owes
    himself: feedback that others owe on what his unit recommended. And, also where a unit has nobody who heads it: which units next below
    did not report their sweep (`directory`: None leaves that out). Where tasks of a meeting wait, those that the actor may not see are
    not counted (up to two queries more; to the discipline duty, those of sealed matters that it reads, two more): whoever is complained about, or finds the matter sealed, learns of no task that he cannot open.
    """
    if not actor.duties:
        return []

    def compiled() -> Compiled:
        return Compiled(_grouped(actor, until, awaited_until, directory))

    found = (directory.once((waiting, connection.vendor, until, awaited_until, *actor.stand), compiled) if directory else compiled())()
    rest = [Waiting(OutreachKind(kind), n, on, is_awaited) for kind, is_awaited, task, _owner, n, on in found if task is None]
    tasks = [OutreachRecord(content=task, person_id=owner, due_on=on) for _kind, _awaited, task, owner, _n, on in found if task is not None]
    return sorted([*rest, *_seen(tasks, _sealed(actor, directory), actor, directory)], key=lambda each: (each.due_on, each.kind))


def _grouped(actor: Staff, until: date, awaited_until: date | None, directory: Snapshot | None) -> QuerySet[OutreachRecord, tuple[Any, ...]]:
    """Return, by kind, what is owed and what is awaited: how many and the first day. To build and compile it costs ten times what the store needs (ADR-0002)."""
    held = {(unit, duty.value) for unit in {post.unit_id for post in actor.posts} for duty in actor.duties_in(unit)}
    theirs = Q(status__in=(AdviceStatus.ADVICE_ANSWERED.value, TaskStatus.TASK_DONE.value))
    own = Q(pk__in=())
    for duty in sorted({duty for _unit, duty in held}):
        own |= Q(unit_id__in=sorted(unit for unit, each in held if each == duty), waits_for=duty)
    answering = Q(kind=OutreachKind.ADVICE.value, status__in=AWAITED, unit_id__in=sorted(unit for unit, duty in held if duty == Duty.OFFICE_HEAD.value))
    mine = Q(person_id__in=sorted(actor.everyone), status__in=MINE)
    from_here = Q(place_key__in=_keys(actor, RAISING))
    told = Q(status=TaskStatus.TASK_DONE.value, place_key__in=_keys(actor, CONVENERS)) | (Q(status=AdviceStatus.ADVICE_ANSWERED.value) & from_here)
    owed = ((own & ~theirs) | mine | answering | told) & (Q(due_on__lte=until) | Q(kind__in=AT_ONCE))
    awaited = Q(kind=OutreachKind.ADVICE.value, status__in=AWAITED, due_on__lte=awaited_until or date.min) & from_here & ~(own | answering)
    awaited |= Q(kind=OutreachKind.SWEEP.value, status=SweepStatus.SWEEP_MISSED.value, unit_id__in=_next_below(actor, directory) if directory else (), due_on__lte=until) & ~own
    rows = OutreachRecord.objects.filter(owed | awaited).exclude(waits_for="").exclude(kind__in=UNTOLD).annotate(is_awaited=Case(When(awaited, then=True), default=False), task=_TASK, owner=_OWNER)
    return rows.order_by().values_list("kind", "is_awaited", "task", "owner").annotate(Count("pk"), Min("due_on"))


_IS_TASK = Q(kind=OutreachKind.MEETING_TASK.value)  # a group of its own each; of every other kind the two are nothing
_TASK = Case(When(_IS_TASK, then="content"), output_field=OutreachRecord._meta.get_field("content"))
_OWNER = Case(When(_IS_TASK, then="person_id"))


def _sealed(actor: Staff, directory: Snapshot | None) -> list[OutreachRecord]:
    """Return the tasks about sealed matters that the discipline duty reads: it alone accepts them, or explains them away (none for who has no such duty)."""
    return sealed_tasks(actor, directory) if directory is not None and Duty.DISCIPLINE in actor.duties else []


def _seen(tasks: list[OutreachRecord], sealed: list[OutreachRecord], actor: Staff, directory: Snapshot | None) -> list[Waiting]:
    """Return how many tasks wait that the actor may see; nothing where there is none."""
    shown = [*(tasks if directory is None else [row for row, _number in with_matters(tasks, actor, directory)]), *sealed]
    days = [row.due_on for row in shown if row.due_on is not None]
    return [Waiting(OutreachKind.MEETING_TASK, len(days), min(days))] if days else []


def _keys(actor: Staff, duties: frozenset[Duty]) -> list[str]:
    return sorted(found_at(unit) for unit in actor.units_with(*duties))


def _next_below(actor: Staff, directory: Snapshot) -> list[int]:
    """Return the units of the line next below those that the actor heads, or in whose office he is head."""
    heads = actor.units_with(Duty.UNIT_HEAD) | {directory.organisation(unit).pk for unit in actor.units_with(Duty.OFFICE_HEAD) if unit in directory.units}
    return sorted(unit.pk for top in heads if top in directory.units for unit in directory.children(top) if unit.kind in LINE)
