"""同意来，定下时间: the leader's own office sets the hours, and the day stands in the plan of whoever asked, who publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import plan_asked_reception, plan_reception
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_outreach import OutreachKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When (aware moments of one day), how many people, and how long each; the place is the one that was asked for."""

    begins_at: datetime
    ends_at: datetime
    slots: int = 8
    minutes: int = 20


def apply(act: OwnAct, entry: Entry) -> None:
    """Plan the day. Raises Refused where the leader is in no office any more or taken, or the hours or slots make no sense."""
    record = act.record
    asking = record.raised_in if isinstance(record, OutreachRecord) else None
    day = OutreachRecord(kind=OutreachKind.RECEPTION_DAY.value, unit_id=asking or record.unit_id)
    planned = plan_reception.Entry(person_id=record.person_id or 0, begins_at=entry.begins_at, ends_at=entry.ends_at, place=record.content["place"], slots=entry.slots, minutes=entry.minutes)
    act.perform("plan_asked_reception", day, plan_asked_reception.Entry(day=planned, request=record.number), actor=Clockwork())
    act.keep(day=day.number)
    act.body["day"] = day.number
