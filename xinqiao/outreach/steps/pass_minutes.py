"""纪要交给接任的领导签: the clockwork passes minutes that wait to whoever took the place of a chair who left his post."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.meetings import refuse_chair
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`person_id`: the leader to whom they go."""

    person_id: int


def apply(act: OwnAct, entry: Entry) -> None:
    """Name him; who chaired is kept. Raises Refused for whoever is no leader of the office's line that day (one query)."""
    refuse_chair(act, entry.person_id, act.today)
    was = act.record.person_id
    act.keep(chaired_by=act.record.content.get("chaired_by", was), passed=[*act.record.content.get("passed", []), {"from": was, "on": act.today.isoformat()}])
    act.set(person_id=entry.person_id)
