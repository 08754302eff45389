"""叫号: whose turn it is, and who receives him."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Call it: whoever calls receives."""
    act.set(person_id=act.actor.person_id)
    act.keep(called_at=act.at.isoformat())
