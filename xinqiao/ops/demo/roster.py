"""The duty desk of the demonstration: a week of shifts around now, one that is handed over and waits, one to which nobody came."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.planning import span
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import PetitionStatus
from xinqiao.rules.terms_outreach import OutreachKind, ShiftPart, ShiftRole

OFFICE_PHONE = "0399-5550110"
LEAD_PHONE = "0399-5550119"  # another than the desk's: it is the desk that calls
HOUR = timedelta(hours=1)


def fill(units: dict[str, Unit], now: datetime) -> None:
    """Plan and walk the shifts. The hours lie around the moment of loading, so that somebody is on duty whenever it is looked at."""
    office, begun = units["petition_office"], now - 3 * HOUR
    before = now - timedelta(days=2)
    night = _plan(office, "he-yun", begun - 12 * HOUR, begun, before)
    _take(night, "begin_shift", "he-yun", begun - 12 * HOUR)
    open_ones = Petition.objects.filter(desk_unit=office, status=PetitionStatus.REGISTERED.value, is_sealed=False).order_by("-id")[:2]
    numbers = tuple(open_ones.values_list("number", flat=True))
    day = _plan(office, "tian-ju", begun, now + 6 * HOUR, before)
    lead = _plan(office, "wei-guang", begun, now + 6 * HOUR, before, role=ShiftRole.LEAD, phone=LEAD_PHONE)
    _take(day, "begin_shift", "tian-ju", begun)
    _take(lead, "begin_shift", "wei-guang", begun)
    _take(night, "hand_over", "he-yun", now - HOUR / 3, notes="柳树湾来的老人等回电，他儿子下午三点以后在家。三号楼停暖的照片已经收在件里。", numbers=numbers)
    _plan(office, "he-yun", now + HOUR, now + 12 * HOUR, before)
    people = ("chen-lan", "luo-jing", "tian-ju")
    for n in range(2, 7):
        begins_at, ends_at = span(local_day(now) + timedelta(days=n), time(20), time(8))
        _plan(office, "he-yun" if n % 3 else "tian-ju", begins_at, ends_at, before)
        begins_at, ends_at = span(local_day(now) + timedelta(days=n), time(8), time(20))
        _plan(office, people[n % 3], begins_at, ends_at, before)


def _plan(unit: Unit, who: str, begins_at: datetime, ends_at: datetime, at: datetime, **more: Any) -> OutreachRecord:
    part = ShiftPart.DAY if 4 <= begins_at.astimezone(SHANGHAI).hour < 16 else ShiftPart.NIGHT  # whenever it is loaded, the word fits the hours
    entry = {"person_id": Person.objects.get(login=who).pk, "begins_at": begins_at, "ends_at": ends_at, "part": part, "phone": OFFICE_PHONE, **more}
    return _take(OutreachRecord(kind=OutreachKind.SHIFT.value, unit_id=unit.pk), "plan_shift", "chen-lan", at, **entry)


def _take(shift: OutreachRecord, step: str, who: str, at: datetime, **fields: Any) -> OutreachRecord:
    entry = step_module(step, OutreachRecord.steps_in).Entry(**fields)
    return perform(step, shift, entry, actor=staff(Person.objects.get(login=who), local_day(at)), at=at.astimezone(SHANGHAI))
