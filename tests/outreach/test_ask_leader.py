"""请一位上级领导来接待."""

from __future__ import annotations

from datetime import date

from tests.outreach.days import DAY, PLANNING
from tests.outreach.requests import RequestCases, Requests
from xinqiao.directory import snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import announced, requests


class TestAskLeader(RequestCases):
    step, station, by, at = "ask_leader", "", "unit_head", PLANNING
    allowed = frozenset({"unit_head"})
    bad = (({"person_id": 0}, "person_id"), ({"on": PLANNING.date()}, "on"), ({"on": date(2028, 3, 1)}, "on"), ({"place": " "}, "place"), ({"reason": ""}, "reason"))

    def record(self, desk: Requests, station: str) -> OutreachRecord:  # type: ignore[override]
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Requests) -> None:
        made = desk.at("leader_asked")
        assert (made.status, made.waits_for, made.unit_id, made.raised_in) == ("leader_asked", "coordinator", desk.house.office.pk, desk.house.mine.pk)
        assert made.person_id == desk.house.person("leader").pk and made.content["why"].startswith("三号楼") and announced(PLANNING.date(), 9) == []

    def test_both_see_it_and_nobody_else(self, desk: Requests) -> None:
        made, directory = desk.at("leader_asked"), snapshot.current()
        sees = {key for key in desk.house.people if made in requests(desk.house.actor(key, DAY.date()), directory, 9)}
        assert sees >= {"unit_head", "clerk", "head", "leader"} and not sees & {"handler", "receptionist", "other_head", "other_handler", "auditor", "discipline"}

    def test_for_one_day_he_is_asked_once(self, desk: Requests) -> None:
        desk.at("leader_asked")
        assert self.refusal(desk, desk.new(), "unit_head").field == "on"

    def test_only_a_leader_above_is_asked(self, desk: Requests) -> None:
        for key in ("unit_head", "clerk"):
            assert self.refusal(desk, desk.new(), "unit_head", person_id=desk.house.person(key).pk).field == "person_id"
        assert self.refusal(desk, desk.new(), "unit_head", person_id=desk.of_mine("mine_leader")).field == "person_id"
