"""请一位上级领导来接待: a mine asks the office of a leader above for a day of his there; nothing is announced by that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import MOST_AHEAD, leaders_above, office_of_leader, place_given
from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_reception import LeaderRequestStatus
from xinqiao.rules.text import Text

NOT_ABOVE = Text("请从上级单位在任的领导里选。", "Choose a leader in office above this unit.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Whom, on which day, where he would receive, and why (issues, no names)."""

    person_id: int
    on: date
    place: str
    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it. Raises Refused where he leads nothing above, the day makes no sense, or he was asked for that day already (four queries)."""
    asking = act.record.raised_in if isinstance(act.record, OutreachRecord) else None
    if asking is None or entry.person_id not in {person.pk for person in leaders_above(asking, act.directory, act.today)}:
        raise Refused(NOT_ABOVE, "person_id")
    office = office_of_leader(entry.person_id, asking, act.directory, act.today)
    if office is None or office.pk != act.record.unit_id:
        raise Refused(NOT_ABOVE, "person_id")
    act.refuse_unless(0 < (entry.on - act.today).days <= MOST_AHEAD, "请定明天以后、一年半以内的日子。", "Choose a day after today and within a year and a half.", field="on")
    open_ones = OutreachRecord.objects.filter(kind=OutreachKind.LEADER_REQUEST.value, status=LeaderRequestStatus.LEADER_ASKED.value, place_key=act.record.place_key, person=entry.person_id, on=entry.on)
    act.refuse_unless(not open_ones.exists(), "这位领导、这一天已经请过了，在等回话。", "This leader was asked for this day already; the answer is awaited.", field="on")
    act.set(person_id=entry.person_id, on=entry.on)
    act.keep(place=place_given(act, entry.place), why=reason_given(act, entry.reason), by=act.actor.person_id)
