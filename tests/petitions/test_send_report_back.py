"""退回办结报告."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk


class TestSendReportBack(StepCases):
    step, station, by = "send_report_back", "reported", "clerk"
    is_referral = True
    open_in = frozenset({"reported"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "没有写取暖费退了没有。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and world.referral("reported").status == "taken_over"
        assert not (done.stopped or done.started or done.documents)
        assert done.told == {desk("handling_unit", world.mine)}
        assert done.texts == {"reason": "没有写取暖费退了没有。"} and not done.statements[0].is_public
        assert done.owed == {(world.mine, "handler", "report", date(2026, 5, 31)), (world.office, "coordinator", "call_back", date(2026, 4, 1))}  # the day stays
