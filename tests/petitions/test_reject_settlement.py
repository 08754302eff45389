"""不同意协议这样写."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import desk


class TestRejectSettlement(StepCases):
    step, station, by, kind = "reject_settlement", "terms_by_unit", "petitioner", "mediation"
    open_in = frozenset({"terms_written", "terms_by_petitioner", "terms_by_unit"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "还有上个月的没有写。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "mediating" and not done.documents and not done.stopped
        assert done.linked.content["objection"] == "还有上个月的没有写。" and not done.linked.content["unit_confirmed_on"]
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office), desk("record_unit", world.office)}
        assert [line[2] for line in done.owed if line[2] == "mediate"] == ["mediate"]
