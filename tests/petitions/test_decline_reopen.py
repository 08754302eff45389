"""不重新办理."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL


class TestDeclineReopen(StepCases):
    step, station, by = "decline_reopen", "reopen_asked", "head"
    open_in = frozenset({"replied", "closed"})
    allowed = frozenset({"head", "leader"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "维修单和测温记录都在：三号楼四月二日起恢复供暖。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and not (done.started or done.documents)
        assert done.stopped == {"read_reopen": THURSDAY.date()} and done.running("ask_review")
        assert done.told == BY_MAIL and done.statements[0].is_public
        assert "decide_reopen" not in {work for _, _, work, _ in done.owed}

    def test_he_may_ask_again_and_the_file_may_be_closed(self, world: World) -> None:
        assert self.take(world).petition.clocks.filter(name="read_reopen", stopped_on=None).count() == 0

    def test_nobody_asked(self, world: World) -> None:
        assert self.refusal(world, world.at("closed")).words.zh == "没有等着看的重新办理申请。"
