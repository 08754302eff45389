"""申请延期."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.perform import perform


class TestAskExtension(StepCases):
    step, station, by = "ask_extension", "accepted", "handler"
    open_in = frozenset({"accepted", "merged"})
    allowed = frozenset({"handler"})
    bad = (
        ({"days": 0}, "days"),
        ({"days": -5}, "days"),
        ({"days": 31}, "days"),
        ({"reason": " "}, "reason"),
        ({"reason": "长" * 5_001}, "reason"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"days": 15, "reason": "管网改造需要等配件。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.petition.extension_asked_days == 15
        assert not (done.stopped or done.started or done.documents or done.told)
        assert (world.mine, "unit_head", "approve_extension", date(2026, 5, 1)) in done.owed
        assert done.line.body["days"] == 15 and not done.statements[0].is_public

    def test_not_while_one_is_open(self, world: World) -> None:
        assert "审批" in self.refusal(world, world.at("extension_asked")).words.zh

    def test_on_the_last_day_but_not_after_it(self, world: World) -> None:
        record = world.at("accepted")
        assert "届满" in self.refusal(world, record, at=MONDAY + timedelta(days=61)).words.zh
        self.attempt(world, record, "handler", at=MONDAY + timedelta(days=60))

    def test_all_extensions_together_have_thirty_days(self, world: World) -> None:
        petition = world.at("accepted")
        for days in (20, 10):
            self.attempt(world, petition, "handler", days=days)
            granted = entry("extend", days=days, reason="配件未到")
            petition = perform("extend", petition, granted, actor=world.actor("unit_head", petition), at=THURSDAY)
            if days == 20:
                assert self.refusal(world, petition, days=11).field == "days"
        assert "30 日" in self.refusal(world, petition, days=1).words.zh

    def test_a_proposal_beside_a_claim_is_no_obstacle(self, world: World) -> None:
        assert self.take(world, "mixed_accepted").petition.extension_asked_days == 15

    def test_a_proposal_has_nothing_to_extend(self, world: World) -> None:
        assert "甄别" in self.refusal(world, world.at("proposal_accepted")).words.zh
