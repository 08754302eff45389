"""提出调解."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.ops.verify import faults


class TestOfferMediation(StepCases):
    step, station, by, kind, is_opening = "offer_mediation", "accepted", "handler", "mediation", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    bad = (({"unit_id": 10**9}, "unit_id"), ({"matter": "退费"}, "matter"), ({"matter": "长" * 5_001}, "matter"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.office, "matter": "取暖费退多少，可以商量。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, is_labour=True)
        assert done.status == "accepted" and done.linked.status == "mediation_offered" and done.linked.unit_id == world.office
        assert done.linked.content == {"matter": "取暖费退多少，可以商量。", "is_labour": True}
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("record_unit", world.office)}
        assert done.started == {} and done.statements[0].is_public
        assert "consent_mediation" in {work for _, _, work, _ in done.owed}
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_what_is_not_ours_may_still_be_mediated(self, world: World) -> None:
        assert self.take(world, "diverted", "clerk").linked.status == "mediation_offered"

    @pytest.mark.parametrize("station", ["mediation_offered", "mediating"])
    def test_one_at_a_time(self, world: World, station: str) -> None:
        assert "调解还没有结束" in self.refusal(world, self.record(world, station)).words.zh
