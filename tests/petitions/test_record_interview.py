"""记谈话笔录."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.ops.verify import faults
from xinqiao.rules.terms_handling import Heard, ReadBack


class TestRecordInterview(StepCases):
    step, station, by, kind, is_opening = "record_interview", "accepted", "handler", "inquiry", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (
        ({"heard_on": date(2026, 3, 6)}, "heard_on"), ({"place": " "}, "place"), ({"staff": "甲"}, "staff"), ({"said": "没"}, "said"),
        ({"said": "长" * 5_001}, "said"), ({"summary": "长" * 5_001}, "summary"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "who": Heard.WITNESS, "heard_on": date(2026, 3, 5), "place": "三号楼门口", "staff": "承办人测试甲、安监员测试乙",
            "said": "问：停了多久？答：两周。", "read_back": ReadBack.SIGNED,
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.linked.status == "interview" and done.linked.unit_id == world.mine
        assert done.linked.content["who"] == "heard_witness" and "summary" not in done.linked.content
        assert done.told == set() and done.documents == [] and done.statements == []
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_material_is_numbered_in_the_order_in_which_it_came(self, world: World) -> None:
        assert [self.take(world, station).linked.position for station in ("accepted", "interviewed", "evidence_entered")] == [1, 2, 3]

    @pytest.mark.parametrize("station", ["registered", "replied", "closed", "sealed"])
    def test_only_while_it_is_handled(self, world: World, station: str) -> None:
        assert self.refusal(world, self.record(world, station)).words.zh
