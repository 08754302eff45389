"""单位同意协议."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL


class TestConfirmSettlementForUnit(StepCases):
    step, station, by, kind = "confirm_settlement_for_unit", "terms_written", "unit_head", "mediation"
    open_in = frozenset({"terms_written", "terms_by_petitioner"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "terms_by_unit" and done.linked.content["unit_confirmed_on"] == "2026-03-05"
        assert done.told == BY_MAIL and not done.documents
        assert [line[:3] for line in done.owed if line[2] == "sign_settlement"] == [(world.mine, "handler", "sign_settlement")]

    def test_after_the_petitioner_it_is_settled(self, world: World) -> None:
        done = self.take(world, "terms_by_petitioner")
        assert done.linked.status == "settled" and "settlement" in done.kinds
