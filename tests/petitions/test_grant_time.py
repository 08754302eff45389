"""同意推迟报告."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform

ASKED, LATER = date(2026, 6, 30), date(2026, 6, 20)


class TestGrantTime(StepCases):
    step, station, by = "grant_time", "more_time_asked", "clerk"
    is_referral = True
    open_in = frozenset({"taken_over"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"until": ASKED + timedelta(days=1)}, "until"), ({"until": date(2026, 5, 31)}, "until"), ({"note": "长" * 5_001}, "note"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"until": LATER, "note": "先报阶段情况。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        clock = done.running("report")
        assert clock is not None and (clock.due_on, clock.limit_days) == (LATER, 110)
        assert done.line.body["moved"] == {"report": ["2026-03-02", "2026-06-20", 110]}
        assert clock.clock.explain(clock.anchor_on)[-1].day == LATER
        assert world.referral("more_time_asked").more_time_until is None
        assert done.told == {desk("handling_unit", world.mine)} and not (done.started or done.stopped or done.documents)
        assert "decide_time" not in {work for _, _, work, _ in done.owed}
        assert done.running("tell_by_unit").due_on == date(2026, 3, 17)  # type: ignore[union-attr]
        assert not list(faults(with_files=False))

    def test_only_what_was_asked_for(self, world: World) -> None:
        assert "没有申请推迟" in self.refusal(world, world.referral("taken_over")).words.zh

    def test_the_sender_may_decide_late_and_the_breach_stays_on_record(self, world: World) -> None:
        record, late = world.at("more_time_asked"), MONDAY + timedelta(days=95)
        perform("breach", record, entry("breach"), actor=world.actor("clockwork", record), at=late)
        clock = self.take(world, at=late).running("report")
        assert clock is not None and clock.due_on == LATER and clock.breached_on == date(2026, 6, 1)

    def test_it_can_be_asked_for_again(self, world: World) -> None:
        self.take(world)
        again = entry("ask_more_time", until=date(2026, 7, 30), reason="还没有验收。")
        record = world.referral("more_time_asked")
        perform("ask_more_time", record, again, actor=world.actor("handler", record.petition), at=THURSDAY)
        assert world.referral("more_time_asked").more_time_until == date(2026, 7, 30)
