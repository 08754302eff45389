"""取消这次会议: the reason stays, and the invited read it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.steps.end_invitation import uninvite
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the reason; nobody has to say any more who comes."""
    act.keep(cancelled=reason_given(act, entry.reason))
    uninvite(act)
