"""The one door to records with a life of their own: who may see which (ADR-0019)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_advice import ANSWERING
from xinqiao.rules.terms_meeting import CONVENERS, TASK_OWNERS
from xinqiao.rules.terms_outreach import KEEPERS, ON_SHIFT, OutreachKind
from xinqiao.rules.terms_sweep import FINDERS, SWEEPERS
from xinqiao.rules.terms_visit import REGISTRARS, VISITORS

IN_UNIT: Mapping[OutreachKind, frozenset[Duty]] = {  # whoever holds one of these duties in its unit sees it
    OutreachKind.SHIFT: ON_SHIFT | KEEPERS,
    OutreachKind.RECEPTION_DAY: KEEPERS | {Duty.INTAKE, Duty.LEADER},
    OutreachKind.LEADER_REQUEST: KEEPERS | {Duty.LEADER},  # of the leader's office; who asked sees it by WHERE_FOUND
    OutreachKind.SWEEP: FINDERS | {Duty.LEADER},
    OutreachKind.FINDING: FINDERS | {Duty.LEADER},
    OutreachKind.PLACE: VISITORS | {Duty.LEADER},
    OutreachKind.VISIT: VISITORS | {Duty.LEADER},
    OutreachKind.COMMITMENT: VISITORS | {Duty.LEADER},
    OutreachKind.ADVICE: ANSWERING | {Duty.LEADER},
    OutreachKind.JOINT_MEETING: CONVENERS | {Duty.LEADER},  # the invited see it by their invitation (`outreach.meetings.seen_by`)
    OutreachKind.MEETING_INVITATION: TASK_OWNERS,
    OutreachKind.MEETING_TASK: TASK_OWNERS | {Duty.LEADER},
    OutreachKind.ROOM_VISIT: REGISTRARS,  # whoever sits in the room; from above only its figures are read
}
FROM_ABOVE: Mapping[OutreachKind, frozenset[Duty]] = {  # … and in a unit above
    OutreachKind.SHIFT: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.SWEEP: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.FINDING: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.RECEPTION_DAY: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.LEADER_REQUEST: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.PLACE: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR, Duty.INTAKE}),  # an office goes to the places of the mines
    OutreachKind.VISIT: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.COMMITMENT: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR, Duty.INTAKE}),
    OutreachKind.ADVICE: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.JOINT_MEETING: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.MEETING_INVITATION: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.MEETING_TASK: frozenset({Duty.LEADER, Duty.OFFICE_HEAD, Duty.COORDINATOR}),
    OutreachKind.ROOM_VISIT: frozenset(),
}
DOWN_THE_LINE: Mapping[OutreachKind, frozenset[Duty]] = {  # … and in a unit above it in the line itself: an office at its side is none
    OutreachKind.SWEEP: SWEEPERS,
    OutreachKind.FINDING: SWEEPERS,
}
WHERE_FOUND = frozenset({OutreachKind.FINDING, OutreachKind.ADVICE, OutreachKind.MEETING_TASK, OutreachKind.LEADER_REQUEST})  # kinds that go to other units: whoever sees the unit where they began sees them still


def units_of(actor: Staff, kind: OutreachKind, directory: Snapshot) -> frozenset[int]:
    """Return the units whose records of a kind the actor sees: his own, and all below one in which he oversees.

    An office oversees what lies below the organisation that it belongs to.
    """
    own = actor.units_with(*IN_UNIT[kind])
    over = {directory.organisation(unit).pk for unit in actor.units_with(*FROM_ABOVE[kind]) if unit in directory.units}
    over |= actor.units_with(*DOWN_THE_LINE.get(kind, ())) & directory.units.keys()
    return own | frozenset(unit for top in over for unit in directory.subtree(top))


def visible_to(actor: Staff, kind: OutreachKind, directory: Snapshot) -> QuerySet[OutreachRecord]:
    """Return the records of a kind that the actor may see, besides those that name him; the object check is this, filtered by number."""
    units = units_of(actor, kind, directory)
    seen = Q(unit__in=units) | Q(person__in=actor.everyone)
    if kind in WHERE_FOUND:
        seen |= Q(place_key__in=[f"unit-{unit}" for unit in units])
    return OutreachRecord.objects.filter(seen, kind=kind.value)
