"""到岗: he is there, and from now on whoever calls or comes is his."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xinqiao.outreach.roster import hours
from xinqiao.petitions.own_record import OwnAct, OwnRecord

EARLIEST = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing to say."""


def is_early(shift: OwnRecord, at: datetime) -> bool:
    """Return whether it is long before a shift begins: nobody is on duty then."""
    return at < hours(shift)[0] - EARLIEST


def apply(act: OwnAct, _entry: Entry) -> None:
    """Note when he came. Raises Refused long before the shift begins, and once it is over."""
    _begins_at, ends_at = hours(act.record)
    act.refuse_unless(not is_early(act.record, act.at), "还早：开班前两小时起可以到岗。", "Too early: he may come on duty from two hours before it begins.")
    act.refuse_unless(act.at < ends_at, "这个班已经结束了。", "This shift is over.")
    act.keep(came_at=act.at.isoformat())
