"""记下到期没有报: the day passed, and nobody reported, not even that nothing was found."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The program notes it by itself."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Keep when it was noted."""
    act.keep(missed_at=act.at.isoformat())
