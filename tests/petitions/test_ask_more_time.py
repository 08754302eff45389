"""申请推迟报告."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults

DUE, LATER = date(2026, 5, 31), date(2026, 6, 30)


class TestAskMoreTime(StepCases):
    step, station, by = "ask_more_time", "taken_over", "handler"
    is_referral = True
    open_in = frozenset({"taken_over"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (
        ({"until": DUE}, "until"), ({"until": MONDAY.date() + timedelta(days=366)}, "until"),
        ({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"until": LATER, "reason": "要等管网改造的验收。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and world.referral("taken_over").status == "taken_over"
        assert not (done.started or done.stopped or done.documents)
        clock = done.running("report")
        assert clock is not None and clock.due_on == DUE  # nothing moves before the sender agrees
        assert world.referral("taken_over").more_time_until == LATER
        assert done.told == {desk("desk", world.office)} and not done.statements[0].is_public
        assert (world.office, "coordinator", "decide_time", DUE) in done.owed
        assert not list(faults(with_files=False))

    def test_only_before_the_day_and_once_at_a_time(self, world: World) -> None:
        late = THURSDAY + timedelta(days=100)
        assert "届满" in self.refusal(world, world.referral("taken_over"), at=late, until=date(2026, 12, 1)).words.zh
        assert "等交办单位决定" in self.refusal(world, world.referral("more_time_asked")).words.zh

    def test_what_was_forwarded_owes_no_report_and_needs_no_time(self, world: World) -> None:
        assert "不欠办结报告" in self.refusal(world, world.referral("forwarded_replied")).words.zh
