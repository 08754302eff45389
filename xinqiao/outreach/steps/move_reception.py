"""改时间、地点: when and where it was to be stays on record, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.receptions import place_given, refuse_hours, refuse_leader
from xinqiao.outreach.roster import hours, reason_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When and where it takes place now (aware moments of one day), and why; the number and length of the slots stay."""

    begins_at: datetime
    ends_at: datetime
    place: str
    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Move the day. Raises Refused where nothing changes, the leader is taken then, or the hours make no sense."""
    record = act.record
    act.refuse_unless("request" not in record.content, "这是请来的上级领导，时间是他那边定的：要改，请取消这一场，另请一次。", "This leader was asked from above, and his own office set the hours: to change them, cancel this day and ask again.")
    was = hours(record)
    place, reason = place_given(act, entry.place), reason_given(act, entry.reason)
    refuse_hours(act, entry.begins_at, entry.ends_at, slots=record.content["slots"], minutes=record.content["minutes"])
    act.refuse_unless((entry.begins_at, entry.ends_at, place) != (*was, record.content["place"]), "时间、地点都没有变。", "Neither time nor place has changed.", field="day")
    refuse_leader(act, record.person_id or 0, entry.begins_at, entry.ends_at)
    moves = [
        *record.content.get("moves", []),
        {"from": was[0].isoformat(), "place": record.content["place"], "to": entry.begins_at.isoformat(), "why": reason, "on": act.today.isoformat()},
    ]
    act.set(begins_at=entry.begins_at, ends_at=entry.ends_at, on=local_day(entry.begins_at))
    act.keep(place=place, moves=moves)
