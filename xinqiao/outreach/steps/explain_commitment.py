"""没有做到，说明原因: why, and what happens instead; that too is told there."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import words
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why it was not done."""

    why: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the reason."""
    act.keep(why_not=words(act, entry.why, field="why", zh="请写为什么没有做到、现在怎么办。", en="Say why it was not done, and what happens now."))
