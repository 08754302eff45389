"""收起会议通知: part of the steps of the meeting; the invitation waits for nobody any more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.meetings import of_kind
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_meeting import InvitationStatus
from xinqiao.rules.terms_outreach import OutreachKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`is_withdrawn`: the unit need not come, and does not see the meeting any more."""

    is_withdrawn: bool = False


def apply(act: OwnAct, entry: Entry) -> str | None:
    """Keep when."""
    act.keep(over_on=act.today.isoformat())
    return "withdrawn" if entry.is_withdrawn else None


def uninvite(act: OwnAct, units: Collection[int] | None = None) -> None:
    """End the invitations to the meeting of a step, or withdraw those of some units (one query, and those of the steps)."""
    waiting = (InvitationStatus.UNIT_INVITED.value, InvitationStatus.SEAT_NAMED.value)
    rows = of_kind(OutreachKind.MEETING_INVITATION).filter(place_key=act.record.number, status__in=waiting)
    for row in (rows if units is None else rows.filter(unit__in=sorted(units))).order_by("pk"):
        act.perform("end_invitation", row, Entry(is_withdrawn=units is not None), actor=Clockwork())
