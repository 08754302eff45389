"""What came in while nobody sits at the desk: told to whoever leads the shift, and after some minutes to the next in line (policy).

And whom a desk calls out for what it may not read (急件叫人, ADR-0020): the discipline duty, whoever is on its roster at once, all others after the same minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.duty import EmptyDesk
from xinqiao.outreach.roster import hours, shifts
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Duty, RecordKind, Work
from xinqiao.rules.terms_call_out import CallOutStatus, WhyAtOnce
from xinqiao.rules.terms_outreach import ShiftStatus

MOST = 5


def calls(desks: Iterable[EmptyDesk], actor: Staff, directory: Snapshot, now: datetime) -> list[Petition]:
    """Return the matters registered at these empty desks that nobody has triaged, newest first, of those that the actor may see.

    One query, none where every desk is staffed. What he took down himself he knows. The worklist lines that wait lead to
    them (index `obligation_worklist`), so it does not grow with what is done. A matter is told until somebody triages it or comes on duty.
    """
    waiting = Q(pk__in=())
    for desk in desks:
        waiting |= Q(obligations__unit_id=desk.unit_id, recorded_at__gte=desk.since, recorded_at__lte=now - desk.after)
    if not waiting.children[1:]:
        return []
    rows = visible_to(actor, directory).filter(waiting, obligations__duty=Duty.COORDINATOR.value, obligations__work=Work.TRIAGE.value)
    return list(rows.exclude(first_receiver__in=sorted(actor.everyone)).order_by("-id").distinct()[:MOST])


@dataclass(frozen=True, slots=True)
class CallOut:
    """That a desk calls somebody out, since when, why, and at which number it answers; nothing that leads to the matter."""

    office: int
    since: datetime
    why: WhyAtOnce
    phone: str


def called_out(actor: Staff, directory: Snapshot, now: datetime) -> list[CallOut]:
    """Return the call-outs that this member of the discipline duty is told of now (one query by index `record_unit`, one more where there are any).

    Never whom the matter names, or who stands in his line, by the count of the moment it was called out; each ends once somebody was reached or it was triaged.
    """
    units = actor.units_with(Duty.DISCIPLINE)
    if not units:
        return []
    rows = LinkedRecord.objects.filter(unit_id__in=sorted(units), kind=RecordKind.CALL_OUT.value, status=CallOutStatus.CALLING.value, petition__is_kept_close=True)
    found = [row for row in rows.select_related("petition").order_by("-pk")[:MOST] if not actor.everyone & set(row.content["not_for"])]
    if not found:
        return []
    there = _on_roster({row.unit_id for row in found if row.unit_id}, now)
    patience = timedelta(minutes=directory.policy("on_call_minutes", local_day(now)))
    told = [row for row in found if not there.get(row.unit_id or 0) or there[row.unit_id or 0] & actor.everyone or row.opened_at + patience <= now]
    return [CallOut(row.petition.desk_unit_id, row.opened_at, WhyAtOnce(row.content["why"]), row.content["phone"]) for row in told]


def _on_roster(units: set[int], now: datetime) -> dict[int, set[int]]:
    """Return who has a shift of these units now, by unit (one query)."""
    running = shifts().filter(unit__in=sorted(units), begins_at__lte=now, ends_at__gt=now).exclude(status=ShiftStatus.SHIFT_CANCELLED.value)
    there: dict[int, set[int]] = {}
    for shift in running[:MOST * 4]:
        if hours(shift)[0] <= now < hours(shift)[1] and shift.person_id:
            there.setdefault(shift.unit_id, set()).add(shift.person_id)
    return there
