"""退回反馈: the feedback says too little; the addressee gets a new day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.outreach.advising import day_to_answer
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`reason`: what is missing; `due_on` None: the policy's day."""

    reason: str
    due_on: date | None = None


def apply(act: OwnAct, entry: Entry) -> None:
    """Give it back. Raises Refused without a reason, and for a day that is over or further than 180 days."""
    reason = written(act, entry.reason, field="reason", zh="请写清还缺什么。", en="Say what is missing.")
    until = day_to_answer(act, entry.due_on)
    act.keep(returned=[*act.record.content.get("returned", []), {"reason": reason, "by": act.actor.person_id, "at": act.at.isoformat()}])
    act.set(ends_at=at_noon(until))
    act.body["until"] = until.isoformat()
