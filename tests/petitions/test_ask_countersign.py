"""请别的负责人会签."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused


class TestAskCountersign(StepCases):
    step, station, by, kind, is_opening = "ask_countersign", "drafted", "unit_head", "countersign", True
    open_in = frozenset({"start"})
    allowed = frozenset({"unit_head"})
    bad = (({"asked": " "}, "asked"), ({"asked": "长" * 5_001}, "asked"), ({"unit_id": 10**9}, "unit_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.other_mine.pk, "asked": "第二条的退费由三矿出。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        other = world.enterprise.other_mine.pk
        done = self.take(world)
        assert done.status == "drafted" and done.linked.status == "countersign_asked" and done.linked.unit_id == other
        assert done.started == {"countersign@countersign:1": (THURSDAY.date(), date(2026, 3, 10))}
        assert done.told == {desk("record_unit", other)} and (other, "unit_head", "countersign", date(2026, 3, 10)) in done.owed
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_only_a_draft_and_one_request_a_unit(self, world: World) -> None:
        assert "才能走这一步" in self.refusal(world, self.record(world, "accepted")).words.zh
        assert "已经请这个单位" in self.refusal(world, self.record(world, "countersign_asked")).words.zh
        assert self.refusal(world, self.record(world, "drafted"), unit_id=world.mine).field == "unit_id"

    @pytest.mark.parametrize("station", ["countersign_asked", "countersign_objected"])
    def test_nothing_is_signed_before_it_is_settled(self, world: World, station: str) -> None:
        petition = world.at(station)
        with pytest.raises(Refused, match="会签"):
            perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY)

    @pytest.mark.parametrize("station", ["countersigned", "countersign_dropped"])
    def test_then_it_is_signed(self, world: World, station: str) -> None:
        petition = world.at(station)
        assert perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY).status == "signed"
