"""不同意推迟报告."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults


class TestRefuseTime(StepCases):
    step, station, by = "refuse_time", "more_time_asked", "clerk"
    is_referral = True
    open_in = frozenset({"taken_over"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "可以先报阶段情况。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        clock = done.running("report")
        assert clock is not None and clock.due_on == date(2026, 5, 31)
        assert world.referral("more_time_asked").more_time_until is None
        assert done.told == {desk("handling_unit", world.mine)} and not (done.started or done.stopped or done.documents)
        assert done.texts == {"reason": "可以先报阶段情况。"} and not done.statements[0].is_public
        assert not list(faults(with_files=False))

    def test_only_what_was_asked_for(self, world: World) -> None:
        assert "没有申请推迟" in self.refusal(world, world.referral("taken_over")).words.zh
