"""交办."""

from __future__ import annotations

from datetime import date

from tests.petitions.sending import SendingCases
from tests.petitions.world import MONDAY, World
from xinqiao.directory import change


class TestAssign(SendingCases):
    step = "assign"
    target = "assigned"
    letter = "assign_letter"
    more_clocks = {"report": (date(2026, 3, 5), date(2026, 6, 3))}
    bad = (
        *SendingCases.bad,
        ({"report_on": date(2026, 3, 5)}, "report_on"),
        ({"report_on": date(2027, 3, 6)}, "report_on"),
    )

    def test_a_report_is_owed(self, world: World) -> None:
        self.take(world)
        assert world.referral("triaged").is_report_owed

    def test_the_sender_may_set_the_day_of_the_report(self, world: World) -> None:
        done = self.take(world, report_on=date(2026, 4, 30))
        assert done.started["report"] == (date(2026, 3, 5), date(2026, 4, 30))
        clock = done.running("report")
        assert clock is not None and clock.limit_days == 56
        counted = clock.clock.explain(clock.anchor_on)
        assert (counted[-1].day, counted[-1].number) == (date(2026, 4, 30), 56)
        assert "交办单位定的" in clock.clock.reason.zh

    def test_without_one_the_policy_of_the_day_counts(self, world: World) -> None:
        change.set_policy("report_days", 45, MONDAY.date(), by="test", at=MONDAY)
        assert self.take(world).started["report"] == (date(2026, 3, 5), date(2026, 4, 19))
