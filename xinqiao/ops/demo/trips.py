"""The outreach visits of the demonstration: a place nobody has seen, one seen long ago, promises kept and open, a visit of today and one whose report waits."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import Consent, PlaceKind

KEEPER = "chen-lan"
PLACES: tuple[tuple[str, str, PlaceKind], ...] = (
    ("mine_2", "二矿三号宿舍楼", PlaceKind.DORMITORY), ("mine_2", "二矿南风井", PlaceKind.SHAFT_AREA), ("mine_3", "三矿机电车间", PlaceKind.WORKSHOP), ("mine_4", "柳树湾村", PlaceKind.VILLAGE_PLACE),
    ("retirees", "滨河路老年活动中心", PlaceKind.RETIREES), ("power", "热电厂倒班宿舍", PlaceKind.DORMITORY),
)  # fmt: skip


def play(units: dict[str, Unit], now: datetime) -> None:
    """Add the places a year ago, and walk the visits around the moment of loading."""
    office, year = units["petition_office"], now - timedelta(days=400)
    found = {name: _take(_new("place", office), "add_place", year, name=name, sort=sort, of_unit=units[unit].pk) for unit, name, sort in PLACES}
    team = tuple(Person.objects.get(login=login).pk for login in (KEEPER, "he-yun"))
    leader = Person.objects.get(login="song-hai").pk
    owner = Person.objects.get(login="zhao-kai").pk
    _visited(office, found["三矿机电车间"], team, now, 290, "看看机电车间倒班的情况。", 7)
    _visited(office, found["柳树湾村"], (*team, leader), now, 130, "听村里说沉陷和道路。", 22)
    trip = _out(office, found["二矿三号宿舍楼"], team, now, 45, "听听宿舍的人说什么。")
    at = _evening(trip)
    trip = _take(trip, "note_met", at, heads=6, said="澡堂晚上十点以后没有热水，下中班的人洗不上。")
    trip = _take(trip, "note_met", at, heads=1, said="想把孩子转到矿上的学校，不知道找谁。", who="王师傅", consent=Consent.NAMED)
    trip = _take(trip, "promise_at_visit", at, what="澡堂热水供到半夜一点。", person_id=owner, due_on=local_day(now) - timedelta(days=20))
    trip = _take(trip, "promise_at_visit", at, what="把转学找谁、带什么写成一张纸，贴在宿舍楼门口。", person_id=owner, due_on=local_day(now) + timedelta(days=4))
    _take(trip, "report_visit", at, heads=9, summary="三层楼都走了。热水最急；转学的事问的人不少。楼道灯好的。")
    bath = OutreachRecord.objects.get(number=OutreachRecord.objects.get(pk=trip.pk).content["promised"][0]["commitment"])
    _take(bath, "keep_commitment", now - timedelta(days=22), by="zhao-kai", done="锅炉换了温控，供到一点半，连着三天量过。")
    _out(office, found["热电厂倒班宿舍"], team, now, 2, "供暖以后去看看屋里几度。")
    _plan(office, found["二矿三号宿舍楼"], team, now, 0, "回去说热水和转学的事，再听听别的。")
    moved = _plan(office, found["滨河路老年活动中心"], team, now, -8, "听老人说药费和取暖费。")
    _take(moved, "move_visit", now, team=team, reason="老人那天体检，改在第二天。", **_hours(now, -9))


def _new(kind: str, unit: Unit) -> OutreachRecord:
    return OutreachRecord(kind=OutreachKind(kind).value, unit_id=unit.pk)


def _hours(now: datetime, ago: int) -> dict[str, Any]:
    begins_at = datetime.combine(local_day(now) - timedelta(days=ago), time(9), SHANGHAI)
    return {"begins_at": begins_at, "ends_at": begins_at + timedelta(hours=2)}


def _evening(trip: OutreachRecord) -> datetime:
    return datetime.combine(trip.on, time(17), SHANGHAI)


def _plan(unit: Unit, place: OutreachRecord, team: tuple[int, ...], now: datetime, ago: int, purpose: str) -> OutreachRecord:
    hours = _hours(now, ago)
    at = min(now, hours["begins_at"]) - timedelta(days=7)
    return _take(_new("visit", unit), "plan_visit", at, place=place.number, team=team, purpose=purpose, **hours)


def _out(unit: Unit, place: OutreachRecord, team: tuple[int, ...], now: datetime, ago: int, purpose: str) -> OutreachRecord:
    trip = _plan(unit, place, team, now, ago, purpose)
    return _take(trip, "set_out", datetime.combine(trip.on, time(9), SHANGHAI))


def _visited(unit: Unit, place: OutreachRecord, team: tuple[int, ...], now: datetime, ago: int, purpose: str, heads: int) -> OutreachRecord:
    trip = _out(unit, place, team, now, ago, purpose)
    return _take(trip, "report_visit", _evening(trip), heads=heads, summary="都走到了，问到的事已经转给当地单位。")


def _take(record: OutreachRecord, step: str, at: datetime, *, by: str = KEEPER, **fields: Any) -> OutreachRecord:
    entry = step_module(step, OutreachRecord.steps_in).Entry(**fields)
    return perform(step, record, entry, actor=staff(Person.objects.get(login=by), local_day(at)), at=at.astimezone(SHANGHAI))
