"""The leaders' reception days of the demonstration: held with a promise, booked, published, with another leader, moved, and still in the plan."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any

from xinqiao.directory import snapshot
from xinqiao.directory.duties import PetitionerActor, holders, staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach import bookings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import leaders
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import accept, assign, decide_at_reception, record_attendance, register, triage
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import Channel, Duty, Path, PetitionStatus, Secrecy
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.vault.contact import Contact

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
    comes = _filed(office, units["logistics"], begun - timedelta(days=6))
    booking = bookings.book(held.number, comes, 1, actor=PetitionerActor(petition_id=comes.pk), at=begun - timedelta(days=5), words="想问换泵的钱批了没有。")
    _take(held, "begin_reception", begun)
    _talk(booking, units, begun)
    _take(held, "end_reception", begun + timedelta(hours=3), came=6)
    published = _plan(office, first, now, 5, before)
    _take(published, "publish_reception", before)
    _book(published, now)
    if other != first:
        swapped = _plan(office, first, now, 19, before)
        _take(swapped, "publish_reception", before)
        _take(swapped, "swap_leader", now, person_id=other, reason="原定的领导那天去省里开会。")
    moved = _plan(office, other, now, 33, before)
    _take(moved, "publish_reception", before)
    _take(moved, "move_reception", now, **_hours(now, 34), place="二矿会议室", reason="二矿来的人多，改到二矿，少跑路。")
    _plan(office, first, now, 47, before)


def _filed(office: Unit, unit: Unit, at: datetime) -> Petition:
    """Register a petition that is brought to the day that was held."""
    said: dict[str, Any] = {"title": "家属院二次供水泵老停", "text": "家属院的二次供水泵一到晚上就停，五楼六楼没有水。报修过三次。", "claims": ("把泵换了", "换好以前晚上派人值守")}
    entry = register.Entry(channel=Channel.VISIT, secrecy=Secrecy.REAL_NAME, contact=Contact(name="蒋桂兰", phone="13900007788"), place="家属院六号楼", **said)
    actor = staff(Person.objects.get(login=KEEPER), local_day(at))
    petition = perform("register", Petition(desk_unit_id=office.pk), entry, actor=actor, at=at)
    petition = perform("triage", petition, triage.Entry(category="0703", path=Path.OPINION), actor=actor, at=at + timedelta(minutes=20))
    petition = perform("assign", petition, assign.Entry(unit_id=unit.pk, instruction="晚上没有水，请先派人值守。"), actor=actor, at=at + timedelta(minutes=30))
    for post in holders({unit.pk}, frozenset({Duty.HANDLER}), local_day(at))[:1]:
        petition = perform("accept", petition, accept.Entry(), actor=staff(post.person, local_day(at)), at=at + timedelta(hours=3))
    return petition


def _talk(booking: LinkedRecord, units: dict[str, Unit], begun: datetime) -> None:
    """Let somebody come, and note what was answered and decided."""
    actor = staff(Person.objects.get(login=KEEPER), local_day(begun))
    perform("record_attendance", booking, record_attendance.Entry(came=True), actor=actor, at=begun + timedelta(minutes=2))
    unit = units["logistics"]
    decided = decide_at_reception.Decided(text="换一台新泵；换好以前晚上派人值守。", unit_id=unit.pk, due_on=local_day(begun) + timedelta(days=30))
    entry = decide_at_reception.Entry(answer="钱已经批了，泵在采购；晚上值守从今天开始。", decisions=(decided,))
    perform("decide_at_reception", LinkedRecord.objects.get(pk=booking.pk), entry, actor=actor, at=begun + timedelta(minutes=20))


def _book(day: OutreachRecord, now: datetime) -> None:
    """Let some who have filed take the first slots of a day; whoever may not is left out."""
    filed = Petition.objects.filter(is_sealed=False, is_kept_close=False, is_protected=False, status__in=(PetitionStatus.ACCEPTED.value, PetitionStatus.REPLIED.value))
    for petition in filed.order_by("pk")[:3]:
        with suppress(Refused):
            bookings.book(day.number, petition, bookings.free_slots(OutreachRecord.objects.get(pk=day.pk))[0], actor=PetitionerActor(petition_id=petition.pk), at=now.astimezone(SHANGHAI))


def _hours(now: datetime, ahead: int) -> dict[str, Any]:
    begins_at = datetime.combine(local_day(now) + timedelta(days=ahead), time(9), SHANGHAI)
    return {"begins_at": begins_at, "ends_at": begins_at + timedelta(hours=3)}


def _plan(unit: Unit, person_id: int, now: datetime, ahead: int, at: datetime) -> OutreachRecord:
    fresh = OutreachRecord(kind=OutreachKind.RECEPTION_DAY.value, unit_id=unit.pk)
    return _take(fresh, "plan_reception", at, person_id=person_id, place=PLACE, slots=9, minutes=20, **_hours(now, ahead))


def _take(day: OutreachRecord, step: str, at: datetime, **fields: Any) -> OutreachRecord:
    entry = step_module(step, OutreachRecord.steps_in).Entry(**fields)
    return perform(step, day, entry, actor=staff(Person.objects.get(login=KEEPER), local_day(at)), at=at.astimezone(SHANGHAI))
