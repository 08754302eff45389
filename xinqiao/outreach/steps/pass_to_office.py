"""转信访部门登记: it has grown beyond what a unit solves by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.sweeps import move, office_for
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.rules.text import Text

NOBODY = Text("还没有单位登记信访事项，请找系统管理员设好接待登记员。", "No office registers petitions yet: ask the administrator to name a receptionist.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Give it to the petition office, which registers it on the next day at the latest. Raises Refused where no office receives."""
    office = office_for(act.directory, act.record.unit_id, act.today)
    reason = reason_given(act, entry.reason)
    if office is None:
        raise Refused(NOBODY)
    act.keep(came_from={"unit": act.record.unit_id, "person": act.record.person_id})
    move(act, office.pk, reason, act.today + timedelta(days=1))
