"""检举办结."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.perform import perform


class TestConcludeAccusation(StepCases):
    step, station, by = "conclude_accusation", "sealed_told", "discipline"
    open_in = frozenset({"sealed"})
    allowed = frozenset({"discipline"})
    bad = (({"note": "好了"}, "note"), ({"note": "长" * 5_001}, "note"), ({"concluded_on": date(2026, 3, 6)}, "concluded_on"), ({"concluded_on": date(2026, 3, 1)}, "concluded_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"concluded_on": date(2026, 3, 4), "note": "查实一项，已经处理。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "sealed" and done.started == {"report_result": (date(2026, 3, 4), date(2026, 3, 25))}
        assert done.told == set() and not done.statements[0].is_public and done.documents == []
        assert {line[2] for line in done.owed} == {"tell_result"}

    def test_not_before_the_reporter_was_told_and_not_twice(self, world: World) -> None:
        assert "先告知检举人" in self.refusal(world, world.at("sealed")).words.zh
        record = world.at("sealed_told")
        perform("conclude_accusation", record, entry("conclude_accusation", **self.fields(world)), actor=world.actor("discipline", record), at=THURSDAY)
        assert "已经办结" in self.refusal(world, world.at("sealed_told")).words.zh
