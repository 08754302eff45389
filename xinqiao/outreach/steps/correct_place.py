"""更正地点: as it is called and whose it is; how it stood before is kept."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import place_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_visit import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """As `add_place.Entry`."""

    name: str
    sort: PlaceKind
    of_unit: int


def apply(act: OwnAct, entry: Entry) -> None:
    """Put it right. Raises Refused where nothing changes, or as `add_place`."""
    was = {key: act.record.content[key] for key in ("name", "sort", "of_unit")}
    now = {**place_given(act, entry.name, entry.of_unit), "sort": entry.sort.value}
    act.refuse_unless(now != was, "没有改什么。", "Nothing has changed.", field="name")
    act.keep(**now, before=[*act.record.content.get("before", []), {**was, "until": act.today.isoformat()}])
    act.body["of_unit"] = entry.of_unit
