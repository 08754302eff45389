"""说明不用再办: a task that is overtaken is explained away by whoever would accept it; the owner reads why (ADR-0026)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`reason`: why it need not be done; the owner reads it, so nothing of what is sealed stands in it."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep why and the day. Raises Refused without a reason."""
    act.keep(ended={"reason": reason_given(act, entry.reason), "on": act.today.isoformat(), "by": act.actor.person_id})
