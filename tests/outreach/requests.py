"""A request for a leader from above at every station, walked by real steps, and the five cases on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.outreach.cases import ShiftCases
from tests.outreach.days import DAY, NOON, PLANNING, Days
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.rules.procedures.reception import LEADER_REQUEST
from xinqiao.rules.terms_outreach import OutreachKind

ANSWERING = PLANNING + timedelta(days=2)
ROUTES: dict[str, tuple[tuple[str, str, datetime], ...]] = {
    "leader_asked": (), "leader_agreed": (("agree_leader", "clerk", ANSWERING),), "leader_declined": (("decline_leader", "clerk", ANSWERING),),
}  # fmt: skip


class Requests(Days):
    """The mine asks the group's office for its leader."""

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        known: dict[str, dict[str, Any]] = {
            "ask_leader": {"person_id": self.house.person("leader").pk, "on": DAY.date(), "place": "二矿会议室", "reason": "三号楼供暖的事，矿上定不了。"},
            "agree_leader": {"begins_at": DAY, "ends_at": NOON, "slots": 6, "minutes": 20}, "decline_leader": {"reason": "那天在省里开会，下个月第一周可以。"},
        }  # fmt: skip
        return known.get(step) or super().fields(step)

    def new(self) -> OutreachRecord:
        """Return a request that is not written down yet."""
        return OutreachRecord(kind=OutreachKind.LEADER_REQUEST.value, unit_id=self.house.office.pk, place_key=found_at(self.house.mine.pk))

    def at(self, station: str) -> OutreachRecord:
        """Return a request at a station."""
        record = self.take("ask_leader", self.new(), "unit_head", PLANNING)
        for step, by, at in ROUTES[station]:
            record = self.take(step, record, by, at)
        return record


class RequestCases(ShiftCases):
    """The five cases, on a request."""

    table, routes = LEADER_REQUEST, ROUTES
    allowed = frozenset({"clerk", "head"})
    by, at, station = "clerk", ANSWERING, "leader_asked"

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Requests:
        return Requests(enterprise)
