"""取消这次下访: the reason stays."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the reason."""
    act.keep(cancelled=reason_given(act, entry.reason))
