"""退回再办: what is missing, and the new day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon

MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`reason`: what is missing; `due_on`: until when it is to be done now."""

    reason: str
    due_on: date


def apply(act: OwnAct, entry: Entry) -> None:
    """Give it back. Raises Refused without a reason, and for a day that is over or further than a year."""
    reason = reason_given(act, entry.reason)
    act.refuse_unless(timedelta(0) < entry.due_on - act.today <= timedelta(days=MOST_DAYS), "请定明天以后、一年以内的日子。", "Choose a day after today, within a year.", field="due_on")
    act.keep(returned=[*act.record.content.get("returned", []), {"reason": reason, "by": act.actor.person_id, "at": act.at.isoformat()}])
    act.set(ends_at=at_noon(entry.due_on))
    act.body["until"] = entry.due_on.isoformat()
