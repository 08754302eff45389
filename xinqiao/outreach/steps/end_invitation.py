"""会开过了或者不开了: part of the steps of the meeting; the invitation waits for nobody any more."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Keep when."""
    act.keep(over_on=act.today.isoformat())
