"""申请撤回."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.rules.guards.ending import EX_OFFICIO
from xinqiao.rules.owed import WITHDRAWABLE


class TestAskWithdrawal(StepCases):
    step, station, by = "ask_withdrawal", "accepted", "petitioner"
    open_in = frozenset({*WITHDRAWABLE, "sealed"})
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head"})
    bad = (
        ({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"), ({"is_voluntary": False}, "is_voluntary"),
        ({"letter": "长" * 201}, "letter"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "暖气来了，不用办了。", "is_voluntary": True}

    def fields_of(self, world: World, key: str) -> dict[str, Any]:
        return {} if key == "petitioner" else {"letter": "案卷第 3 页"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and not (done.stopped or done.started or done.documents)
        assert done.told == {desk("desk", world.office)}
        assert done.petition.withdrawal_asked_on == THURSDAY.date()
        assert done.texts == {"reason": "暖气来了，不用办了。"} and done.line.body["withdrawal_asked_on"] == "2026-03-05"
        assert (world.office, "coordinator", "confirm_withdrawal", date(2026, 3, 17)) in done.owed  # the first limit that runs
        assert (world.mine, "handler", "answer", date(2026, 5, 1)) in done.owed

    def test_letter_that_staff_record_is_told_to_the_petitioner(self, world: World) -> None:
        done = self.take(world, by="receptionist", letter="案卷第 3 页")
        assert done.line.body["branch"] == "by_letter"
        assert done.told == {*BY_MAIL, desk("desk", world.office)}
        assert done.texts == {"reason": "暖气来了，不用办了。", "letter": "案卷第 3 页"}

    def test_staff_without_a_letter_record_nothing(self, world: World) -> None:
        assert self.refusal(world, world.at("accepted"), "clerk").field == "letter"

    def test_once_at_a_time(self, world: World) -> None:
        assert "正在核实" in self.refusal(world, world.at("withdrawal_asked")).words.zh

    def test_accusation_goes_on_ex_officio(self, world: World) -> None:
        assert self.refusal(world, world.at("sealed")).words == EX_OFFICIO

    @pytest.mark.parametrize("status", sorted(WITHDRAWABLE))
    def test_at_any_time_before_the_answer(self, world: World, status: str) -> None:
        assert self.take(world, status).status == status
