"""The leaders' reception days of the demonstration: held, published, with another leader, moved, and still in the plan."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import leaders
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms_outreach import OutreachKind

KEEPER = "chen-lan"
PLACE = "集团办公楼一层接待室"


def fill(units: dict[str, Unit], now: datetime) -> None:
    """Plan a day every two weeks, around the moment of loading."""
    office, before = units["petition_office"], now - timedelta(days=40)
    people = leaders(office.pk, snapshot.current(), local_day(now))
    if not people:
        return
    first, other = people[0].pk, people[1 % len(people)].pk
    held = _plan(office, first, now, -9, before)
    _take(held, "publish_reception", before)
    begun = datetime.combine(held.on, time(9), SHANGHAI)
    _take(held, "begin_reception", begun)
    _take(held, "end_reception", begun + timedelta(hours=3), came=6)
    published = _plan(office, first, now, 5, before)
    _take(published, "publish_reception", before)
    if other != first:
        swapped = _plan(office, first, now, 19, before)
        _take(swapped, "publish_reception", before)
        _take(swapped, "swap_leader", now, person_id=other, reason="原定的领导那天去省里开会。")
    moved = _plan(office, other, now, 33, before)
    _take(moved, "publish_reception", before)
    _take(moved, "move_reception", now, **_hours(now, 34), place="二矿会议室", reason="二矿来的人多，改到二矿，少跑路。")
    _plan(office, first, now, 47, before)


def _hours(now: datetime, ahead: int) -> dict[str, Any]:
    begins_at = datetime.combine(local_day(now) + timedelta(days=ahead), time(9), SHANGHAI)
    return {"begins_at": begins_at, "ends_at": begins_at + timedelta(hours=3)}


def _plan(unit: Unit, person_id: int, now: datetime, ahead: int, at: datetime) -> OutreachRecord:
    fresh = OutreachRecord(kind=OutreachKind.RECEPTION_DAY.value, unit_id=unit.pk)
    return _take(fresh, "plan_reception", at, person_id=person_id, place=PLACE, slots=9, minutes=20, **_hours(now, ahead))


def _take(day: OutreachRecord, step: str, at: datetime, **fields: Any) -> OutreachRecord:
    entry = step_module(step, OutreachRecord.steps_in).Entry(**fields)
    return perform(step, day, entry, actor=staff(Person.objects.get(login=KEEPER), local_day(at)), at=at.astimezone(SHANGHAI))
