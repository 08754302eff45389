"""列入下访计划."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outreach.trips import DAY, NOON, PLANNING, Trips, VisitCases
from xinqiao.directory import snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.visits import people_of
from xinqiao.petitions.refused import Refused


class TestPlanVisit(VisitCases):
    step, station, at = "plan_visit", "", PLANNING
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"place": "place-99"}, "place"), ({"team": ()}, "team"), ({"team": (0,)}, "team"), ({"purpose": " "}, "purpose"), ({"ends_at": DAY}, "until"),
        ({"ends_at": NOON + timedelta(days=1)}, "until"), ({"begins_at": DAY + timedelta(days=600), "ends_at": NOON + timedelta(days=600)}, "day"),
        ({"begins_at": DAY - timedelta(days=60), "ends_at": NOON - timedelta(days=60)}, "day"),
    )  # fmt: skip

    def record(self, desk: Trips, station: str) -> OutreachRecord:  # type: ignore[override]
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.planned()
        assert visit.number.startswith("visit-") and (visit.status, visit.waits_for, f"{visit.due_on}") == ("visit_planned", "coordinator", "2026-03-12")
        assert visit.place_key == desk.place.number and visit.content["team"] == list(desk.team) and visit.content["report_by"] == "2026-03-15"

    def test_the_same_visit_is_planned_once(self, desk: Trips) -> None:
        desk.planned()
        assert self.refusal(desk, desk.new(), "clerk").field == "place"

    def test_a_leader_goes_along_and_somebody_of_the_unit_writes(self, desk: Trips) -> None:
        leader, clerk = desk.house.person("leader").pk, desk.house.person("clerk").pk
        assert self.refusal(desk, desk.new(), "clerk", team=(leader,)).field == "team"
        visit = desk.planned(team=(leader, clerk))
        assert visit.person_id == clerk and visit.content["team"] == [clerk, leader]

    def test_nobody_of_elsewhere_is_sent(self, desk: Trips) -> None:
        assert self.refusal(desk, desk.new(), "clerk", team=(*desk.team, desk.house.person("handler").pk)).field == "team"

    def test_nobody_above_is_sent_by_a_unit_below(self, desk: Trips) -> None:
        """The office of his own unit plans where a leader goes, as with reception days."""
        mine, leader = OutreachRecord(kind="visit", unit_id=desk.house.mine.pk), desk.house.person("leader").pk
        assert leader in {person.pk for person in people_of(desk.house.office.pk, snapshot.current(), DAY.date())}
        assert leader not in {person.pk for person in people_of(desk.house.mine.pk, snapshot.current(), DAY.date())}
        with pytest.raises(Refused) as caught:
            desk.take("plan_visit", mine, "unit_head", PLANNING, team=(desk.house.person("unit_head").pk, leader))
        assert caught.value.field == "team"
