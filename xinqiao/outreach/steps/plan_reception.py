"""列入接待计划: which leader receives, when, where, how many people and how long each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.receptions import (
    LEAST_MINUTES,
    MOST_MINUTES,
    MOST_SLOTS,
    place_given,
    refuse_hours,
    refuse_leader,
)
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who receives; `begins_at` and `ends_at` are aware moments of one day; `slots`: how many people; `minutes`: for each."""

    person_id: int
    begins_at: datetime
    ends_at: datetime
    place: str
    slots: int = 8
    minutes: int = 20


def apply(act: OwnAct, entry: Entry) -> None:
    """Put a day into the plan. Raises Refused where the leader is none, or is taken, or the hours or slots make no sense."""
    put_in(act, entry)
    refuse_leader(act, entry.person_id, entry.begins_at, entry.ends_at)


def put_in(act: OwnAct, entry: Entry) -> None:
    """Keep a day whose leader was checked. Raises Refused where the hours or slots make no sense."""
    act.refuse_unless(1 <= entry.slots <= MOST_SLOTS, f"请放 1 到 {MOST_SLOTS} 个号。", f"Offer 1 to {MOST_SLOTS} slots.", field="slots")
    act.refuse_unless(
        LEAST_MINUTES <= entry.minutes <= MOST_MINUTES, f"每个人 {LEAST_MINUTES} 到 {MOST_MINUTES} 分钟。", f"Give each {LEAST_MINUTES} to {MOST_MINUTES} minutes.", field="minutes"
    )  # fmt: skip
    refuse_hours(act, entry.begins_at, entry.ends_at, slots=entry.slots, minutes=entry.minutes)
    place = place_given(act, entry.place)
    act.set(person_id=entry.person_id, begins_at=entry.begins_at, ends_at=entry.ends_at, on=local_day(entry.begins_at))
    act.keep(place=place, slots=entry.slots, minutes=entry.minutes)
    act.body |= {"slots": entry.slots, "minutes": entry.minutes}
