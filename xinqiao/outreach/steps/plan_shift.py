"""排班: who is there, from when to when, on which number he is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xinqiao.outreach.roster import NOT_FREE, NOT_OF_UNIT, is_taken, may_be_on
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import ShiftPart, ShiftRole

LONGEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Whom, when, and the number to call; `begins_at` and `ends_at` are aware moments."""

    person_id: int
    begins_at: datetime
    ends_at: datetime
    part: ShiftPart
    role: ShiftRole = ShiftRole.DESK
    phone: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Put somebody on the roster. Raises Refused where he does not work there, has another shift then, or the hours make no sense."""
    act.refuse_unless(entry.begins_at < entry.ends_at <= entry.begins_at + LONGEST, "下班时间要晚于上班时间，一个班不超过 24 小时。", "A shift ends after it begins and lasts at most 24 hours.", field="ends_at")
    act.refuse_unless(entry.ends_at > act.at, "不能补排已经过去的班。", "A shift that is over cannot be planned.", field="begins_at")
    if not may_be_on(act.record.unit_id, entry.person_id, local_day(entry.begins_at)):
        raise Refused(NOT_OF_UNIT, "person_id")
    if is_taken(entry.person_id, entry.begins_at, entry.ends_at, act.journal):
        raise Refused(NOT_FREE, "person_id")
    act.set(person_id=entry.person_id, begins_at=entry.begins_at, ends_at=entry.ends_at, on=local_day(entry.begins_at))
    act.keep(part=entry.part.value, role=entry.role.value, phone=entry.phone.strip()[:40])
