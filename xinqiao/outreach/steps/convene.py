"""召集联席会议: when, where, who chairs, which units are invited (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.meetings import of_kind, place_given, refuse_chair, refuse_hours, units_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_meeting import MeetingStatus
from xinqiao.rules.terms_outreach import OutreachKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`person_id`: the leader who chairs; `units`: keys of the units; `begins_at` and `ends_at` are aware moments of one day."""

    person_id: int
    begins_at: datetime
    ends_at: datetime
    place: str
    units: tuple[int, ...]


def apply(act: OwnAct, entry: Entry) -> None:
    """Convene it. Raises Refused for hours, chair or units that make no sense, or where the office meets at that time already (two queries)."""
    refuse_hours(act, entry.begins_at, entry.ends_at)
    place, units = place_given(act, entry.place), units_given(act, entry.units)
    refuse_chair(act, entry.person_id, local_day(entry.begins_at))
    same = of_kind(OutreachKind.JOINT_MEETING).filter(unit=act.record.unit_id, begins_at=entry.begins_at).exclude(status=MeetingStatus.MEETING_CANCELLED.value)
    act.refuse_unless(not same.exists(), "这个时间已经召集了一次联席会议。", "A joint meeting is convened for this time already.", field="day")
    act.set(person_id=entry.person_id, on=local_day(entry.begins_at), begins_at=entry.begins_at, ends_at=entry.ends_at)
    act.keep(place=place, units=units, items=[], left=[])
    act.body["units"] = units
