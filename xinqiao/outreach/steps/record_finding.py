"""记下一个问题: where, what, how many are concerned, what it comes from; five fields on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.outreach.sweeps import LONGEST, days_to_solve, found_at, place_and_subject, recorded_before
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.terms_sweep import FindingCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`headcount`: "12" or "10-20". `measure`: what he will do himself; empty: somebody else takes it on. `token`: the same form is kept once."""

    place: str
    subject: str
    headcount: str
    cause: FindingCause
    measure: str = ""
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> str | None:
    """Keep it; whoever says what he will do has it, within the days of the lane. Raises Refused where a field is missing or the form was kept already."""
    act.refuse_unless(not (entry.token and recorded_before(act, entry.token)), "这个问题已经记下了。", "This finding is written down already.", field="token")
    measure = entry.measure.strip()
    until = act.today + timedelta(days=days_to_solve(act.directory, act.record.unit_id, act.today))
    act.set(on=act.today, place_key=found_at(act.record.unit_id), begins_at=act.at, ends_at=at_noon(until), person_id=act.actor.person_id if measure else None)
    kept = place_and_subject(act, entry.place, entry.subject, entry.headcount)
    act.keep(**kept, cause=entry.cause.value, measure=measure[:LONGEST], token=entry.token, found_by=act.actor.person_id)
    act.body["until"] = until.isoformat()
    return "at_once" if measure else None
