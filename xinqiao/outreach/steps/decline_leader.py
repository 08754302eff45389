"""这次来不了，说明原因: whoever asked reads why."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why not, and what instead."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the reason. Raises Refused without one."""
    act.keep(declined=reason_given(act, entry.reason))
