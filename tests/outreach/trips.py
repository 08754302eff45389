"""Places, outreach visits and what was promised on them at every station, walked by real steps, and the five cases on each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import Desk
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.procedures.visit import COMMITMENT, PLACE, VISIT
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import PlaceKind

DAY = datetime(2026, 3, 12, 9, tzinfo=SHANGHAI)  # a Thursday
NOON = DAY + timedelta(hours=3)
EVENING = DAY + timedelta(hours=9)
PLANNING = DAY - timedelta(days=20)
OVERDUE = DAY + timedelta(days=4)  # three days to report have passed
NEXT = DAY + timedelta(days=30)
Route = tuple[tuple[str, str, datetime], ...]
OUT: Route = (("set_out", "clerk", DAY),)
PLACES: dict[str, Route] = {"place_open": (), "place_closed": (("close_place", "clerk", PLANNING),)}
VISITS: dict[str, Route] = {
    "visit_planned": (), "visit_out": OUT, "visit_cancelled": (("cancel_visit", "clerk", PLANNING),), "visit_late": (*OUT, ("note_visit_late", "clockwork", OVERDUE)),
    "visit_reported": (*OUT, ("report_visit", "clerk", EVENING)),
}  # fmt: skip
COMMITMENTS: dict[str, Route] = {
    "committed": (), "commitment_kept": (("keep_commitment", "unit_head", EVENING),), "commitment_explained": (("explain_commitment", "unit_head", EVENING),),
    "commitment_told": (("keep_commitment", "unit_head", EVENING), ("tell", "clerk", NEXT)),
}  # fmt: skip


class Trips(Desk):
    """The visits of the group's petition office to a dormitory of the mine."""

    def __init__(self, house: Enterprise) -> None:
        super().__init__(house)
        self._place: OutreachRecord | None = None

    @property
    def place(self) -> OutreachRecord:
        """The dormitory, added once."""
        if self._place is None or not OutreachRecord.objects.filter(pk=self._place.pk).exists():
            self._place = self.take("add_place", self.new("place"), "clerk", PLANNING)
        return self._place

    @property
    def team(self) -> tuple[int, ...]:
        """The clerk, who writes, and the receptionist."""
        return self.house.person("clerk").pk, self.house.person("receptionist").pk

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        mine, why = self.house.mine.pk, {"reason": "井下临时停产检修。"}
        known: dict[str, dict[str, Any]] = {
            "add_place": {"name": "二矿三号宿舍楼", "sort": PlaceKind.DORMITORY, "of_unit": mine}, "correct_place": {"name": "二矿三号公寓", "sort": PlaceKind.DORMITORY, "of_unit": mine},
            "close_place": {"reason": "宿舍楼拆了。"}, "cancel_visit": why, "went_all_the_same": {"reason": "路上没有信号，没有收到取消的消息。"},
            "move_visit": {"begins_at": DAY + timedelta(days=1), "ends_at": NOON + timedelta(days=1), "team": self.team, **why},
            "note_met": {"heads": 6, "said": "澡堂水温不够，六个人都这样说。"},
            "register_at_visit": {"title": "夜班班车停开", "text": "三号宿舍楼的夜班班车停了两周，下了班走回去。", "name": "范小安", "phone": "13900001234"},
            "promise_at_visit": {"what": "澡堂热水恢复到晚上十二点。", "person_id": self.house.person("unit_head").pk, "due_on": date(2026, 3, 20)},
            "report_visit": {"heads": 9, "summary": "看了三层楼，问了九个人，热水和班车的事已经记下。"}, "keep_commitment": {"done": "锅炉换了温控，连着三天量了。"},
            "explain_commitment": {"why": "锅炉要等大修，先加一班热水车。"}, "tell_commitment": {"visit": "visit-9"},
            "commit": {"what": "热水", "person_id": self.house.person("unit_head").pk, "due_on": date(2026, 3, 20), "visit": "visit-1"},
        }  # fmt: skip
        if step == "plan_visit":
            return {"place": self.place.number, "begins_at": DAY, "ends_at": NOON, "team": self.team, "purpose": "听听宿舍的人说什么。"}
        return known.get(step, {})

    def new(self, kind: str = "visit") -> OutreachRecord:  # type: ignore[override]
        """Return a place or visit that is not written down yet."""
        unit = self.house.mine if kind == "commitment" else self.house.office
        return OutreachRecord(kind=OutreachKind(kind).value, unit_id=unit.pk)

    def planned(self, by: str = "clerk", **fields: Any) -> OutreachRecord:
        """Plan a visit: on Thursday morning, unless said otherwise."""
        return self.take("plan_visit", self.new(), by, PLANNING, **fields)

    def again(self, **fields: Any) -> OutreachRecord:
        """Return a second visit to the same place, a month later, that has set out."""
        second = self.planned(begins_at=NEXT, ends_at=NEXT + timedelta(hours=2), **fields)
        return self.take("set_out", second, "clerk", NEXT)

    def promised(self, visit: OutreachRecord | None = None, *, at: datetime = NOON, **fields: Any) -> OutreachRecord:
        """Return what was promised on a visit."""
        visit = self.take("promise_at_visit", visit or self.at("visit_out"), "clerk", at, **fields)
        return OutreachRecord.objects.get(number=visit.content["promised"][-1]["commitment"])

    def at(self, station: str) -> OutreachRecord:
        """Return a place, a visit or a commitment at a station."""
        if station in PLACES:
            record, route = self.take("add_place", self.new("place"), "clerk", PLANNING), PLACES[station]
        elif station in VISITS:
            record, route = self.planned(), VISITS[station]
        else:
            record, route = self.promised(), COMMITMENTS[station]
        for step, by, at in route:
            if step == "tell":
                self.take("report_visit", self.again(), by, at, told=(record.number,))
                record.refresh_from_db()
            else:
                record = self.take(step, record, by, at)
        return record


class VisitCases(ShiftCases):
    """The five cases, on a visit."""

    table, routes = VISIT, VISITS
    allowed = frozenset({"receptionist", "clerk", "head"})
    by, at, station = "clerk", DAY, "visit_out"

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Trips:
        trips = Trips(enterprise)
        assert trips.place.status == "place_open"  # written before any refusal is counted
        return trips


class PlaceCases(VisitCases):
    """The five cases, on a place."""

    table, routes = PLACE, PLACES
    allowed = frozenset({"clerk", "head"})
    at, station = PLANNING, "place_open"

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Trips:
        return Trips(enterprise)


class CommitmentCases(VisitCases):
    """The five cases, on what was promised."""

    table, routes = COMMITMENT, COMMITMENTS
    allowed = frozenset({"unit_head"})
    by, at, station = "unit_head", EVENING, "committed"


