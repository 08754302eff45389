"""认领: who deals with it, what he does, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xinqiao.directory.duties import holders
from xinqiao.outreach.sweeps import LONGEST, written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.terms_sweep import FINDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`person_id`: a colleague of the unit; `cause_text`: what it comes from, now that one has looked."""

    person_id: int
    measure: str
    due_on: date
    cause_text: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Give it an owner, a measure and a day. Raises Refused for somebody of another unit, and for a day that is over or further than 180 days."""
    record = act.record
    act.refuse_unless(any(post.person_id == entry.person_id for post in holders({record.unit_id}, FINDERS, act.today)), "请从本单位在岗位上的人里选。", "Choose somebody who holds a post in this unit.", field="person_id")
    act.refuse_unless(act.today <= entry.due_on <= act.today + timedelta(days=180), "请选今天起半年以内的一天。", "Choose a day from today, within half a year.", field="due_on")
    measure = written(act, entry.measure, field="measure", zh="请写打算怎么办。", en="Say what will be done.")
    owners = [*record.content.get("owners", []), {"person": entry.person_id, "until": entry.due_on.isoformat(), "measure": measure, "at": act.at.isoformat()}]
    act.set(person_id=entry.person_id, ends_at=at_noon(entry.due_on))
    act.keep(measure=measure, owners=owners, **({"cause_text": entry.cause_text.strip()[:LONGEST]} if entry.cause_text.strip() else {}))
    act.body["until"] = entry.due_on.isoformat()
