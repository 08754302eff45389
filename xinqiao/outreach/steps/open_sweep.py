"""开始当月排查: the unit has until the day of the month that a policy sets."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The program begins it by itself."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Set until when it is reported."""
    day = act.record.on.replace(day=act.directory.policy("sweep_day", act.today))
    act.set(ends_at=at_noon(day))
