"""请一个单位: part of `send_invitations`; the meeting and its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_outreach import OutreachKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`meeting`: the number of the meeting; `on` and `begins_at`: when it takes place."""

    meeting: str
    on: date
    begins_at: datetime | None = None


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep which meeting it is."""
    act.set(on=entry.on, begins_at=entry.begins_at, place_key=entry.meeting)
    act.body["meeting"] = entry.meeting


def invite(act: OwnAct, units: Iterable[int]) -> None:
    """Invite units to the meeting of a step: a record and a line on their worklist each."""
    for unit in units:
        made = OutreachRecord(kind=OutreachKind.MEETING_INVITATION.value, unit_id=unit)
        act.perform("invite_unit", made, Entry(meeting=act.record.number, on=act.record.on, begins_at=act.record.begins_at), actor=Clockwork())
