"""退回原单位解决: the petition office thinks that the unit solves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.sweeps import days_to_solve, move
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Give it back to the unit from which it came."""
    unit_id = act.record.content["came_from"]["unit"]
    move(act, unit_id, reason_given(act, entry.reason), act.today + timedelta(days=days_to_solve(act.directory, unit_id, act.today)))
