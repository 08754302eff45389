"""说回访记得不对."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.linked.call_backs import HIS, NOTE
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults


class TestDisputeCall(StepCases):
    step, station, by, kind = "dispute_call", "called_back", "petitioner", "call_back"
    open_in = frozenset({"call_made", "call_unreached"})
    allowed = frozenset({"petitioner"})
    elsewhere = {"call_made": "called_back", "call_unreached": "call_unreached", "call_disputed": "call_disputed", "call_stands": "call_stands", "call_corrected": "call_corrected"}
    bad = (({"words": " "}, "words"), ({"words": "长" * 5_001}, "words"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"words": HIS}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "call_disputed" and done.linked.content["note"] == NOTE and done.linked.content["his_words"] == HIS
        assert done.started == {"look_at_call@call_back:1": (THURSDAY.date(), date(2026, 3, 12))} and done.line.body["due"] == "2026-03-12"
        assert (world.office, "office_head", "look_at_call", date(2026, 3, 12)) in done.owed
        assert done.told == {desk("desk", world.office)} and done.statements == [] and done.petition.resolution == "partly"
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_whoever_was_never_called_says_so_too(self, world: World) -> None:
        assert self.take(world, "call_unreached", words="没有人给我打过电话。").linked.status == "call_disputed"
