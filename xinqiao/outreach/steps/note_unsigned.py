"""记下没有人接班签字: it was handed over, and the time to sign for it passed."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The program notes it by itself."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Keep when it was noted."""
    act.keep(unsigned_at=act.at.isoformat())
