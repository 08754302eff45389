"""回去说了结果: part of `report_visit`; on which visit the people were told how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_visit import CommitmentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The number of the visit on which it was told."""

    visit: str


def apply(act: OwnAct, entry: Entry) -> str | None:
    """Note it; what was done or explained is settled by that, what is open is told again the next time."""
    act.keep(told=[*act.record.content.get("told", []), {"visit": entry.visit, "on": act.today.isoformat()}])
    act.body["visit"] = entry.visit
    return None if act.record.standing is CommitmentStatus.COMMITTED else "final"
