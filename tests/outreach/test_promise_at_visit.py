"""记下答应的事."""

from __future__ import annotations

from datetime import date

from tests.architecture.source import none
from tests.outreach.trips import DAY, NOON, Trips, VisitCases
from xinqiao.ops import verify
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, RunningClock


class TestPromiseAtVisit(VisitCases):
    step = "promise_at_visit"
    bad = (({"what": ""}, "what"), ({"person_id": 0}, "person_id"), ({"due_on": date(2026, 3, 1)}, "due_on"), ({"due_on": date(2027, 6, 1)}, "due_on"), ({"petition": "XQ-2026-0000009"}, "petition"))

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        made = desk.promised()
        assert (made.status, made.waits_for, f"{made.due_on}", made.unit_id) == ("committed", "unit_head", "2026-03-20", desk.house.mine.pk)
        assert made.person_id == desk.house.person("unit_head").pk and made.place_key == desk.place.number and made.content["what"] == "澡堂热水恢复到晚上十二点。"

    def test_without_a_day_the_policy_says_until_when(self, desk: Trips) -> None:
        assert f"{desk.promised(due_on=None).due_on}" == "2026-03-27"

    def test_about_a_matter_of_this_visit_it_is_a_promise_of_that_petition_and_nothing_else(self, desk: Trips) -> None:
        """One truth: the petition's promise has the clock, and the petitioner is told of it."""
        visit = desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY)
        number = visit.content["matters"][0]["petition"]
        visit = desk.take("promise_at_visit", visit, "clerk", NOON, petition=number, token="e" * 32)
        promise = LinkedRecord.objects.get(kind="promise", petition__number=number)
        assert (promise.status, promise.unit_id, promise.person_id) == ("promised", desk.house.mine.pk, desk.house.person("unit_head").pk) and promise.content["text"] == "澡堂热水恢复到晚上十二点。"
        assert f"{RunningClock.objects.get(petition__number=number, name='keep_promise').due_on}" == "2026-03-20" and not OutreachRecord.objects.filter(kind="commitment").exists()
        assert visit.content["promised"][0] | {"at": ""} == {"by": desk.house.person("clerk").pk, "at": "", "token": "e" * 32, "petition": number, "position": 1}
        assert self.refusal(desk, visit, "clerk", petition=number, token="e" * 32).field == "token" and LinkedRecord.objects.filter(kind="promise").count() == 1
        none(list(verify.faults()))

    def test_nothing_is_promised_about_an_accusation(self, desk: Trips) -> None:
        """Attack 18: the unit that owes the promise would hear that there is one."""
        visit = desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY, accuses=True)
        refused = self.refusal(desk, visit, "clerk", petition=visit.content["matters"][0]["petition"])
        assert refused.field == "petition" and "保密" in refused.words.zh and not LinkedRecord.objects.filter(kind="promise").exists()

    def test_the_same_piece_is_kept_once(self, desk: Trips) -> None:
        visit = desk.take("promise_at_visit", desk.at("visit_out"), "clerk", NOON, token="d" * 32)
        assert self.refusal(desk, visit, "clerk", token="d" * 32).field == "token" and OutreachRecord.objects.filter(kind="commitment").count() == 1 and DAY < NOON
