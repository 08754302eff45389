"""复查意见已送达."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.review_cases import ReviewCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import ServiceWay


class TestConcludeReview(ReviewCases):
    step, station, by = "conclude_review", "review_signed", "clerk"
    open_in = frozenset({"signed"})
    allowed = frozenset({"receptionist", "clerk", "head", "handler", "unit_head", "leader", "petitioner", "clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"served_on": THURSDAY.date()}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reviewed" and done.linked.content["served_on"] == "2026-03-05"
        assert done.started == {"ask_final_review": (THURSDAY.date(), date(2026, 4, 6))}  # the 4th of April is a Saturday
        assert done.status == "replied"

    def test_it_happens_within_serving_the_opinion(self, world: World) -> None:
        record = world.at("review_signed")
        fields = {"way": ServiceWay.MAIL, "recipient": "本人", "served_on": date(2026, 3, 4)}
        record = perform("serve", record, entry("serve", **fields), actor=world.actor("clerk", record), at=THURSDAY)
        assert world.linked("review_signed", "review").status == "reviewed"
        assert record.clocks.get(name="review").stopped_on == date(2026, 3, 4)
        assert [fault for fault in faults() if record.number in fault] == []
