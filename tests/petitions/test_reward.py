"""记录建议奖励."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL


class TestReward(StepCases):
    step, station, by, kind, is_opening = "reward", "proposal_replied", "unit_head", "reward", True
    open_in = frozenset({"start"})
    allowed = frozenset({"unit_head"})
    bad = (({"text": " "}, "text"), ({"text": "长" * 5_001}, "text"), ({"given_on": date(2026, 3, 6)}, "given_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "合理化建议三等奖，500 元。", "given_on": THURSDAY.date()}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "given" and done.linked.content["text"].startswith("合理化建议")
        assert done.told == BY_MAIL and done.started == done.stopped == {}

    def test_what_was_not_adopted_is_not_rewarded(self, world: World) -> None:
        assert "没有被采纳的建议" in self.refusal(world, self.record(world, "replied")).words.zh
        assert "才能走这一步" in self.refusal(world, self.record(world, "proposal_accepted")).words.zh
