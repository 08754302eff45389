"""Inviting units to a joint meeting: an invitation is a record of the invited unit, so that it stands on its worklist and lets it see the meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.meetings import of_kind
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import end_invitation, invite_unit
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_meeting import InvitationStatus
from xinqiao.rules.terms_outreach import OutreachKind


def invitations(meeting: str) -> list[OutreachRecord]:
    """Return the invitations to a meeting that count, in their order (one query)."""
    rows = of_kind(OutreachKind.MEETING_INVITATION).filter(place_key=meeting).order_by("pk")
    return list({row.unit_id: row for row in rows}.values())


def invite(act: OwnAct, units: Iterable[int]) -> None:
    """Invite units: a record and a line on their worklist each."""
    for unit in units:
        made = OutreachRecord(kind=OutreachKind.MEETING_INVITATION.value, unit_id=unit)
        act.perform("invite_unit", made, invite_unit.Entry(meeting=act.record.number, on=act.record.on, begins_at=act.record.begins_at), actor=Clockwork())


def uninvite(act: OwnAct, units: Collection[int] | None = None) -> None:
    """End the invitations of some units, or of all (one query, and those of the steps)."""
    rows = of_kind(OutreachKind.MEETING_INVITATION).filter(place_key=act.record.number).exclude(status=InvitationStatus.INVITATION_OVER.value)
    for row in (rows if units is None else rows.filter(unit__in=sorted(units))).order_by("pk"):
        act.perform("end_invitation", row, end_invitation.Entry(), actor=Clockwork())
