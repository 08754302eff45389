"""记下答应的事."""

from __future__ import annotations

from datetime import date

from tests.outreach.trips import DAY, NOON, Trips, VisitCases
from xinqiao.outreach.models import OutreachRecord


class TestPromiseAtVisit(VisitCases):
    step = "promise_at_visit"
    bad = (({"what": ""}, "what"), ({"person_id": 0}, "person_id"), ({"due_on": date(2026, 3, 1)}, "due_on"), ({"due_on": date(2027, 6, 1)}, "due_on"), ({"petition": "XQ-2026-0000009"}, "petition"))

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        made = desk.promised()
        assert (made.status, made.waits_for, f"{made.due_on}", made.unit_id) == ("committed", "unit_head", "2026-03-20", desk.house.mine.pk)
        assert made.person_id == desk.house.person("unit_head").pk and made.place_key == desk.place.number and made.content["what"] == "澡堂热水恢复到晚上十二点。"

    def test_without_a_day_the_policy_says_until_when(self, desk: Trips) -> None:
        assert f"{desk.promised(due_on=None).due_on}" == "2026-03-27"

    def test_it_may_belong_to_a_matter_of_this_visit(self, desk: Trips) -> None:
        visit = desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY)
        number = visit.content["matters"][0]["petition"]
        assert desk.promised(visit, petition=number).content["petition"] == number

    def test_the_same_piece_is_kept_once(self, desk: Trips) -> None:
        visit = desk.take("promise_at_visit", desk.at("visit_out"), "clerk", NOON, token="d" * 32)
        assert self.refusal(desk, visit, "clerk", token="d" * 32).field == "token" and OutreachRecord.objects.filter(kind="commitment").count() == 1 and DAY < NOON
