"""记录抽查结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.linked.accounting import SOUND
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk

ELSEWHERE = {name: name for name in ("sample_drawn", "sample_sound", "sample_faulty")}


class TestCheckSample(StepCases):
    step, station, by, kind = "check_sample", "sample_drawn", "head", "sample"
    open_in = frozenset({"sample_drawn"})
    allowed = frozenset({"head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"reasons": False, "note": "缺"}, "note"), ({"note": "长" * 5_001}, "note"), ({"reopen": True}, "reopen"))

    def fields(self, world: World) -> dict[str, Any]:
        return dict(SOUND)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "sample_sound" and done.started == {} and done.told == set()

    def test_a_fault_is_told_to_the_unit(self, world: World) -> None:
        done = self.take(world, proven=False, note="没有送达回证。")
        assert done.linked.status == "sample_faulty" and done.linked.content["note"] == "没有送达回证。"
        assert done.told == {desk("handling_unit", world.mine)} and done.started == {}

    def test_a_grave_one_is_read_by_somebody_who_may_reopen_it(self, world: World) -> None:
        done = self.take(world, every_claim=False, note="退费没有答复。", reopen=True)
        assert done.linked.status == "sample_faulty" and done.started == {"read_reopen": (THURSDAY.date(), date(2026, 3, 15))}
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)}
        assert "decide_reopen" in {work for _, _, work, _ in done.owed}
