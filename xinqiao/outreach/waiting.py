"""What waits for somebody outside the petitions: visits, sweeps, findings, promises of a visit, recommendations, reception days (ADR-0019)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Min, Q

from xinqiao.directory.duties import Staff
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_advice import RAISING, AdviceStatus
from xinqiao.rules.terms_meeting import CONVENERS, MeetingStatus, TaskStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import CommitmentStatus

TOLD = tuple(kind.value for kind in OutreachKind if kind not in (OutreachKind.SHIFT, OutreachKind.PLACE))  # the duty desk tells of shifts itself


AT_ONCE = (OutreachKind.MEETING_INVITATION.value, OutreachKind.MEETING_TASK.value)  # told of from the day they came, however far their day is
MINE = (CommitmentStatus.COMMITTED.value, MeetingStatus.MINUTES_WRITTEN.value, TaskStatus.TASK_SET.value, TaskStatus.TASK_LATE.value)  # owed by whom the record names


class Waiting(NamedTuple):
    """How much of one kind waits, and the first of its days."""

    kind: OutreachKind
    n: int
    due_on: date


def waiting(actor: Staff, until: date) -> list[Waiting]:
    """Return what the actor owes on such records until a day (of `AT_ONCE` all), by kind, the soonest first (one query by the index of what is owed; none for who has no post).

    By his duties in the unit of the record; what he promised on a visit himself; feedback on what his unit recommended; what was done of the tasks of its meetings.
    """
    held = {(unit, duty.value) for unit in {post.unit_id for post in actor.posts} for duty in actor.duties_in(unit)}
    if not held:
        return []
    theirs = Q(status__in=(AdviceStatus.ADVICE_ANSWERED.value, TaskStatus.TASK_DONE.value))
    own = Q(pk__in=())
    for duty in sorted({duty for _unit, duty in held}):
        own |= Q(unit_id__in=sorted(unit for unit, each in held if each == duty), waits_for=duty)
    mine = Q(person_id=actor.person.pk, status__in=MINE)
    raised = Q(status=AdviceStatus.ADVICE_ANSWERED.value, place_key__in=_keys(actor, RAISING)) | Q(status=TaskStatus.TASK_DONE.value, place_key__in=_keys(actor, CONVENERS))
    rows = OutreachRecord.objects.filter((own & ~theirs) | mine | raised, Q(due_on__lte=until) | Q(kind__in=AT_ONCE), kind__in=TOLD).exclude(waits_for="")
    found = rows.order_by().values_list("kind").annotate(Count("pk"), Min("due_on"))
    return sorted((Waiting(OutreachKind(kind), n, on) for kind, n, on in found), key=lambda each: (each.due_on, each.kind))


def _keys(actor: Staff, duties: frozenset[Duty]) -> list[str]:
    return sorted(found_at(unit) for unit in actor.units_with(*duties))
