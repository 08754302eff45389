"""到岗: he is there, and from now on whoever calls or comes is his."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.outreach.roster import hours
from xinqiao.petitions.own_record import OwnAct

EARLIEST = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Note when he came. Raises Refused long before the shift begins, and once it is over."""
    begins_at, ends_at = hours(act.record)
    act.refuse_unless(act.at >= begins_at - EARLIEST, "还早：开班前两小时起可以到岗。", "Too early: he may come on duty from two hours before it begins.")
    act.refuse_unless(act.at < ends_at, "这个班已经结束了。", "This shift is over.")
    act.keep(came_at=act.at.isoformat())
