"""批准延期."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.petitions.written import BY_MAIL


class TestExtend(StepCases):
    step, station, by = "extend", "extension_asked", "unit_head"
    open_in = frozenset({"accepted", "merged"})
    allowed = frozenset({"unit_head"})
    bad = (
        ({"days": 0}, "days"),
        ({"days": 16}, "days"),
        ({"reason": " "}, "reason"),
        ({"reason": "长" * 5_001}, "reason"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"days": 15, "reason": "管网改造需要等配件。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        clock = done.running("handle")
        assert done.status == "accepted" and done.petition.extension_asked_days == 0
        assert clock is not None and (clock.extended_days, clock.due_on) == (15, date(2026, 5, 16))
        assert not (done.stopped or done.started)
        assert done.kinds == ["extension_notice", "extension_approval"] and done.told == BY_MAIL
        assert done.line.body["due"] == "2026-05-16" and done.line.body["days"] == 15
        assert (world.mine, "handler", "answer", date(2026, 5, 16)) in done.owed
        assert "approve_extension" not in {work for _, _, work, _ in done.owed}

    def test_the_notice_says_why_and_both_days(self, world: World) -> None:
        content = self.take(world).documents[0].content
        assert all(word in str(content["zh"]) for word in ("管网改造需要等配件。", "2026年5月1日", "2026年5月16日"))
        assert "16 May 2026" in str(content["en"])

    def test_fewer_days_may_be_granted_than_were_asked_for(self, world: World) -> None:
        clock = self.take(world, days=10).running("handle")
        assert clock is not None and clock.due_on == date(2026, 5, 11)

    def test_only_what_was_asked_for(self, world: World) -> None:
        assert "申请" in self.refusal(world, world.at("accepted")).words.zh

    def test_not_after_the_limit(self, world: World) -> None:
        assert "届满" in self.refusal(world, world.at("extension_asked"), at=MONDAY + timedelta(days=61)).words.zh
