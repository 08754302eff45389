"""不批准延期."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestDenyExtension(StepCases):
    step, station, by = "deny_extension", "extension_asked", "unit_head"
    open_in = frozenset({"accepted", "merged"})
    allowed = frozenset({"unit_head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "配件已经到了，按期答复。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        clock = done.running("handle")
        assert done.status == "accepted" and done.petition.extension_asked_days == 0
        assert clock is not None and (clock.extended_days, clock.due_on) == (0, date(2026, 5, 1))
        assert not (done.stopped or done.started or done.documents or done.told)
        assert "approve_extension" not in {work for _, _, work, _ in done.owed}
        assert not done.statements[0].is_public

    def test_only_what_was_asked_for(self, world: World) -> None:
        assert "申请" in self.refusal(world, world.at("accepted")).words.zh
