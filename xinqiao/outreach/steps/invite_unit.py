"""请一个单位: part of `send_invitations`; the meeting and its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xinqiao.petitions.own_record import OwnAct


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
