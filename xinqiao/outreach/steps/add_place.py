"""加一个下访地点: its name, what kind of place it is, and the unit it belongs to; visited from today on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import place_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_visit import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`of_unit`: the key of the unit whose place it is; the list it stands in is that of the record's unit."""

    name: str
    sort: PlaceKind
    of_unit: int


def apply(act: OwnAct, entry: Entry) -> None:
    """Add it. Raises Refused where the name is missing or there already, or the unit lies elsewhere."""
    act.set(on=act.today)
    act.keep(**place_given(act, entry.name, entry.of_unit), sort=entry.sort.value)
    act.set(place_key=act.record.number)
    act.body["of_unit"] = entry.of_unit
