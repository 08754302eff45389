"""A reception day at every station, walked by real steps, and the five cases on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.enterprise import Enterprise, _person
from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import Desk
from xinqiao.directory import snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.procedures.reception import RECEPTION_DAY
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_outreach import OutreachKind

DAY = datetime(2026, 3, 12, 9, tzinfo=SHANGHAI)  # a Thursday; the leader receives until noon
NOON = DAY + timedelta(hours=3)
PLANNING = DAY - timedelta(days=20)
PUBLISHING = DAY - timedelta(days=10)
Route = tuple[tuple[str, str, datetime], ...]
ROUTES: dict[str, Route] = {
    "reception_planned": (),
    "reception_published": (("publish_reception", "clerk", PUBLISHING),),
    "reception_cancelled": (("cancel_reception", "clerk", PUBLISHING),),
    "receiving": (("publish_reception", "clerk", PUBLISHING), ("begin_reception", "clerk", DAY)),
    "reception_held": (("publish_reception", "clerk", PUBLISHING), ("begin_reception", "clerk", DAY), ("end_reception", "clerk", NOON)),
}


class Days(Desk):
    """The reception days of the group's petition office."""

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        leader, other = self.house.person("leader").pk, self.another_leader
        known: dict[str, dict[str, Any]] = {
            "plan_reception": {"person_id": leader, "begins_at": DAY, "ends_at": NOON, "place": "集团一楼接待室", "slots": 9, "minutes": 20},
            "swap_leader": {"person_id": other, "reason": "去省里开会。"}, "cancel_reception": {"reason": "当天停电。"},
            "move_reception": {"begins_at": DAY + timedelta(days=1), "ends_at": NOON + timedelta(days=1), "place": "二矿会议室", "reason": "方便二矿的人来。"},
            "end_reception": {"came": 7},
            "note_seats": {"seats": ({"petition": 1, "position": 1, "slot": 1, "told": []}, {"petition": 2, "position": 1, "slot": 0, "told": []}, {"petition": 3, "position": 1, "slot": 0, "told": []})},
        }  # fmt: skip
        return known.get(step, {})

    def __init__(self, house: Enterprise) -> None:
        super().__init__(house)
        if "second_leader" not in house.people:
            house.people["second_leader"] = _person("second_leader", self.house.group, Duty.LEADER)
        snapshot.forget()

    @property
    def another_leader(self) -> int:
        """Somebody else who leads the group."""
        return self.house.person("second_leader").pk

    def of_mine(self, key: str) -> int:
        """Return somebody who leads the mine; "mine_leader" is made where he is not there yet."""
        if key not in self.house.people:
            self.house.people[key] = _person(key, self.house.mine, Duty.LEADER)
        return self.house.person(key).pk

    def new(self) -> OutreachRecord:
        """Return a day that is not planned yet."""
        return OutreachRecord(kind=OutreachKind.RECEPTION_DAY.value, unit_id=self.house.office.pk)

    def planned(self, by: str = "clerk", **fields: Any) -> OutreachRecord:
        """Plan a day: the leader's, on Thursday morning, unless said otherwise."""
        return self.take("plan_reception", self.new(), by, PLANNING, **fields)

    def at(self, station: str) -> OutreachRecord:
        """Return the leader's day at a station."""
        record = self.planned()
        for step, by, at in ROUTES[station]:
            record = self.take(step, record, by, at)
        return record


class DayCases(ShiftCases):
    """The five cases, on a reception day."""

    table, routes = RECEPTION_DAY, ROUTES
    allowed = frozenset({"clerk", "head"})
    by = "clerk"

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Days:
        return Days(enterprise)
