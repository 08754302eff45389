"""列入请来的领导的接待: part of `agree_leader`; the day belongs to whoever asked, and says by which request."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.receptions import NOT_A_LEADER, leaders_above, refuse_taken
from xinqiao.outreach.steps import plan_reception
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The day as any other, and the number of the request."""

    day: plan_reception.Entry
    request: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Put it into the plan. Raises Refused where he leads nothing above on that day, or is taken, or the hours or slots make no sense."""
    given = entry.day
    plan_reception.put_in(act, given)
    if given.person_id not in {person.pk for person in leaders_above(act.record.unit_id, act.directory, local_day(given.begins_at))}:
        raise Refused(NOT_A_LEADER)
    refuse_taken(act, given.person_id, given.begins_at, given.ends_at)
    act.keep(request=entry.request)
    act.body["request"] = entry.request
