"""改会议安排: when, where, who chairs and which units came before stay on record, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.meetings import place_given, refuse_chair, refuse_hours, units_given
from xinqiao.outreach.roster import hours, reason_given
from xinqiao.outreach.steps.end_invitation import uninvite
from xinqiao.outreach.steps.invite_unit import invite
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_meeting import MeetingStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """As the meeting is to be now, and why."""

    person_id: int
    begins_at: datetime
    ends_at: datetime
    place: str
    units: tuple[int, ...]
    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Change it; units that come in new are invited where invitations went out, and those that need not come lose theirs."""
    record = act.record
    was = (record.person_id, *hours(record), record.content["place"], record.content["units"])
    reason = reason_given(act, entry.reason)
    refuse_hours(act, entry.begins_at, entry.ends_at)
    place, units = place_given(act, entry.place), units_given(act, entry.units)
    refuse_chair(act, entry.person_id, local_day(entry.begins_at))
    act.refuse_unless((entry.person_id, entry.begins_at, entry.ends_at, place, units) != was, "什么都没有改。", "Nothing has changed.", field="reason")
    moved = {"from": was[1].isoformat(), "place": was[3], "chair": was[0], "units": was[4], "why": reason, "on": act.today.isoformat()}
    act.set(person_id=entry.person_id, on=local_day(entry.begins_at), begins_at=entry.begins_at, ends_at=entry.ends_at)
    act.keep(place=place, units=units, moves=[*record.content.get("moves", []), moved])
    act.body["units"] = units
    if record.standing is MeetingStatus.MEETING_CALLED:
        uninvite(act, set(was[4]) - set(units))
        invite(act, [unit for unit in units if unit not in was[4]])
