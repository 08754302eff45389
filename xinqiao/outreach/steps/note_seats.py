"""记下谁占哪个号: the seats of a reception day after somebody took, gave back or was given one. The program takes it, with every step on a booking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`seats`: plain values, as `outreach.bookings` keeps them: keys of petition and booking, slot, what was told. No name, no word."""

    seats: tuple[dict[str, Any], ...]


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the seats. Raises Refused where one slot would be given twice, or nothing changes."""
    slots = [seat["slot"] for seat in entry.seats if seat["slot"] > 0]
    act.refuse_unless(len(slots) == len(set(slots)), "这个号已经有人约了。", "This slot is taken.", field="slot")
    act.refuse_unless(list(entry.seats) != act.record.content.get("seats", []), "号没有变化。", "The slots are as they were.", field="seats")
    act.keep(seats=list(entry.seats))
    act.body["taken"] = len(slots)
