"""The reception room of the demonstration: a morning of today with who waits, who is being received, and four ends; and a busy day before it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.steps import register
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.vault.contact import Contact

RECEPTIONIST, OFFICER = "he-yun", "chen-lan"


def play(units: dict[str, Unit], now: datetime) -> None:
    """Let people come: yesterday, and in the two hours before the moment of loading."""
    office = units["petition_office"]
    before = datetime.combine(local_day(now) - timedelta(days=1), time(9), SHANGHAI)
    for minutes, waited in ((0, 4), (25, 9), (70, 21), (95, 15)):
        visit = _came(office, before + timedelta(minutes=minutes))
        visit = _take(visit, "call_room_number", before + timedelta(minutes=minutes + waited))
        _take(visit, "leave_room" if waited == 21 else "direct_room_visit", before + timedelta(minutes=minutes + waited + 15), **({} if waited == 21 else SENT))
    start = max(now - timedelta(hours=2), datetime.combine(local_day(now), time(0, 1), SHANGHAI))
    step = (now - start) / 12  # today, however early the demonstration is loaded
    group = _take(_came(office, start, heads=12), "call_room_number", start + step)
    group = _take(group, "note_room_visit", start + step, heads=12, speakers=4, companions=1, wish="三号宿舍楼停暖，要求当面说清哪天修好。")
    group = _take(group, "note_room_incident", start + 2 * step, facts="有人碰倒了热水壶，水洒在过道里，没有人受伤，保洁擦干了，接着谈。", witness="当班保安")
    _take(group, "link_room_visit", start + 3 * step, petition=_registered(office, start + 3 * step))
    sent = _take(_came(office, start + step), "call_room_number", start + 4 * step, by=OFFICER)
    _take(sent, "direct_room_visit", start + 5 * step, by=OFFICER, **SENT)
    _take(_came(office, start + 2 * step), "leave_room", start + 6 * step)
    talking = _take(_came(office, start + 5 * step, heads=2), "call_room_number", start + 8 * step)
    _take(talking, "note_room_visit", start + 9 * step, heads=2, speakers=0, companions=1, wish="问工伤鉴定还差什么材料。")
    for nth, heads in ((9, 1), (10, 3), (11, 1)):
        _came(office, start + nth * step, heads=heads)


SENT = {"where": "市劳动人事争议仲裁院，滨河路 8 号，0391-5550199，周一到周五上午。", "why": "工资的争议先由仲裁处理，一年以内要提，请尽快去。"}


def _registered(office: Unit, at: datetime) -> str:
    entry = register.Entry(
        channel=Channel.VISIT, secrecy=Secrecy.REAL_NAME, title="三号宿舍楼停暖，哪天修好", text="三号宿舍楼停暖两个星期了，来了十二个人，想当面听一句准话：哪天修好。",
        contact=Contact(name="高玉珍", phone="13900005521"), heads=12, received_at=at,
    )  # fmt: skip
    return perform("register", Petition(desk_unit_id=office.pk), entry, actor=_who(RECEPTIONIST, at), at=at).number


def _came(office: Unit, at: datetime, heads: int = 1) -> OutreachRecord:
    return _take(OutreachRecord(kind=OutreachKind.ROOM_VISIT.value, unit_id=office.pk, on=local_day(at)), "take_room_number", at, heads=heads)


def _who(login: str, at: datetime) -> Any:
    return staff(Person.objects.get(login=login), local_day(at))


def _take(record: OutreachRecord, step: str, at: datetime, *, by: str = RECEPTIONIST, **fields: Any) -> OutreachRecord:
    entry = step_module(step, OutreachRecord.steps_in).Entry(**fields)
    return perform(step, record, entry, actor=_who(by, at), at=at.astimezone(SHANGHAI))
