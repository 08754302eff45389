"""公布: from now on everybody reads on the portal who receives, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Keep the day on which it was published. Raises Refused once the day has come and gone."""
    act.refuse_unless(act.record.on >= act.today, "这一天已经过去，公布也没有人能来了：请改时间，或者取消。", "This day is over: move it, or cancel it.")
    act.keep(published_on=act.today.isoformat())
