"""开始接待: the leader is there."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Note when it began. Raises Refused on every other day."""
    act.refuse_unless(act.record.on == act.today, "只能在接待日当天开始。", "It begins on its day only.")
    act.keep(began_at=act.at.isoformat())
