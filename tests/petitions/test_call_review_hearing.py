"""通知复核听证."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused


class TestCallReviewHearing(StepCases):
    step, station, by, kind, is_opening = "call_review_hearing", "final_asked", "head", "hearing", True
    open_in = frozenset({"start"})
    allowed = frozenset({"head"})
    bad = (({"on": date(2026, 3, 11)}, "on"), ({"place": " "}, "place"), ({"chair_id": 10**9}, "chair_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "subject": "夜间的供暖温度", "on": date(2026, 3, 16), "at": time(9, 0), "place": "集团一楼会议室",
            "chair_id": world.enterprise.person("leader").pk,
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        called = LinkedRecord.objects.get(petition=done.petition, kind="hearing")
        assert called.status == "hearing_called" and called.unit_id == world.office
        assert called.content["review"] == "final_review:1" and done.kinds == ["hearing_notice"]
        assert done.started == {"hold_hearing@hearing:1": (THURSDAY.date(), date(2026, 3, 16))}
        running = done.running("final_review")
        assert running is not None and running.paused_on == THURSDAY.date()
        review = LinkedRecord.objects.get(petition=done.petition, kind="final_review")
        assert review.status == "hearing" and review.content["hearing"] == "2026-03-16 09:00，集团一楼会议室"

    def test_held_the_time_limit_runs_on_and_the_opinion_comes_before_the_signature(self, world: World) -> None:
        record = world.at("final_hearing_held")
        running, review = record.clocks.get(name="final_review"), world.linked("final_hearing_held", "final_review")
        assert running.paused_on is None and running.pauses == [["2026-02-22", "2026-03-02"]] and running.due_on == MONDAY.date() + timedelta(days=30)
        assert review.status == "under_review" and review.content["hearing"].endswith("2026-03-02举行，到场参加")
        assert [entry.verb for entry in history(record.number)][-2:] == ["hearing.hold_hearing", "final_review.resume_after_hearing"]
        assert [fault for fault in faults() if record.number in fault] == []

    def test_cancelled_it_runs_on_and_another_call_lets_it_rest_again(self, world: World) -> None:
        record = world.at("final_hearing")
        at = MONDAY + timedelta(days=3)
        perform("cancel_hearing", world.linked("final_hearing", "hearing"), entry("cancel_hearing", reason="反映人住院，听不成了。"), actor=world.actor("head", record), at=at)
        running = record.clocks.get(name="final_review")
        assert running.paused_on is None and running.pauses == [["2026-03-02", "2026-03-05"]]
        perform("call_review_hearing", LinkedRecord(petition=record, kind="hearing"), entry("call_review_hearing", **self.fields(world)), actor=world.actor("head", record), at=at)
        assert record.clocks.get(name="final_review").paused_on == at.date()

    def test_the_limit_rests_by_no_other_door(self, world: World) -> None:
        record = world.at("final_asked")
        with pytest.raises(Refused):
            perform("pause_for_hearing", world.linked("final_asked", "final_review"), entry("pause_for_hearing", from_on=THURSDAY.date(), note="单独停一下期限。"), actor=world.actor("head", record), at=THURSDAY)

    def test_only_in_a_final_review(self, world: World) -> None:
        assert "复核" in self.refusal(world, self.record(world, "accepted")).words.zh
