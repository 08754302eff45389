"""通知补充材料."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL


class TestAskSupplement(StepCases):
    step, station, by = "ask_supplement", "registered", "clerk"
    open_in = frozenset({"registered", "awaiting_supplement"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"question": " "}, "question"), ({"question": "长" * 5_001}, "question"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"question": "请补充停暖的起止日期。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "awaiting_supplement" and done.kinds == ["supplement_notice"]
        assert done.told == BY_MAIL and not (done.stopped or done.started)
        assert "请补充停暖的起止日期。" in str(done.documents[0].content["en"])
        assert done.owed == {
            (world.office, "coordinator", "read_supplement", date(2026, 3, 17)),
            (world.office, "coordinator", "serve_notice", date(2026, 3, 17)),
        }
        assert done.statements[0].is_public and done.texts == {"question": "请补充停暖的起止日期。"}

    def test_the_time_limit_keeps_running(self, world: World) -> None:
        clock = self.take(world).running("tell")
        assert clock is not None and clock.due_on == date(2026, 3, 17)
