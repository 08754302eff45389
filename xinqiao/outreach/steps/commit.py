"""登记答应的事: part of `promise_at_visit`; its owner, its day, and the visit it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was promised; `visit`: the number of the visit; `petition`: that of the matter it belongs to, or empty."""

    what: str
    person_id: int
    due_on: date
    visit: str
    petition: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it as it was checked by `promise_at_visit`."""
    act.set(on=act.today, person_id=entry.person_id, begins_at=act.at, ends_at=at_noon(entry.due_on))
    act.keep(what=entry.what, visit=entry.visit, petition=entry.petition)
    act.body |= {"visit": entry.visit, "until": entry.due_on.isoformat()}
