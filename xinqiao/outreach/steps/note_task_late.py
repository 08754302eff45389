"""记下到期没有办好: the day passed with the task undone."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The program notes it by itself."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Keep when it was noted, besides earlier times."""
    act.keep(late_at=[*act.record.content.get("late_at", []), act.at.isoformat()])
