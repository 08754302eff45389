"""交办会议任务: part of `sign_minutes`; what, who, until when, and what will show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`meeting` and `item`: where it comes from; `petition`: the number of the matter it is about, or ""."""

    what: str
    proof: str
    person_id: int
    due_on: date
    meeting: str
    item: int
    petition: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it as it was checked by `decide_item`."""
    act.set(on=act.today, person_id=entry.person_id, begins_at=act.at, ends_at=at_noon(entry.due_on))
    act.keep(what=entry.what, proof=entry.proof, meeting=entry.meeting, item=entry.item, petition=entry.petition)
    act.body |= {"meeting": entry.meeting, "until": entry.due_on.isoformat()}
