"""答应的事做到了: what was done."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import words
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was done, so that it can be told there."""

    done: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep what was done."""
    act.keep(done=words(act, entry.done, field="done", zh="请写怎么做到的。", en="Say what was done."), done_at=act.at.isoformat())
