"""退回重写."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestReturnDraft(StepCases):
    step, station, by = "return_draft", "drafted", "unit_head"
    open_in = frozenset({"drafted"})
    allowed = frozenset({"unit_head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "第二项没有写依据。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.running("handle")
        assert not (done.stopped or done.started or done.documents or done.told)
        assert (world.mine, "handler", "answer", date(2026, 5, 1)) in done.owed
        assert done.texts == {"reason": "第二项没有写依据。"} and not done.statements[0].is_public
