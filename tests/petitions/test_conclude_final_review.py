"""复核意见已送达."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import ServiceWay


class TestConcludeFinalReview(FinalReviewCases):
    step, station, by = "conclude_final_review", "final_signed", "clerk"
    open_in = frozenset({"signed"})
    allowed = frozenset({"receptionist", "clerk", "head", "leader", "petitioner", "clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"served_on": THURSDAY.date()}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reviewed" and done.linked.content["served_on"] == "2026-03-05"
        assert done.status == "ended" and done.kinds == ["end_register"] and "after_care" in done.started
        assert "after_care" in {work for _, _, work, _ in done.owed}

    def test_it_happens_within_serving_the_opinion(self, world: World) -> None:
        record = world.at("final_signed")
        fields = {"way": ServiceWay.MAIL, "recipient": "本人", "served_on": date(2026, 3, 4)}
        record = perform("serve", record, entry("serve", **fields), actor=world.actor("clerk", record), at=THURSDAY)
        assert world.linked("final_signed", "final_review").status == "reviewed"
        assert record.clocks.get(name="final_review").stopped_on == date(2026, 3, 4)
        assert [fault for fault in faults() if record.number in fault] == []
