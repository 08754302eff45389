"""不同意查阅."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_access import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestRefuseAccess(StepCases):
    step, station, by, kind = "refuse_access", "access_asked", "custodian", "identity_access"
    open_in = frozenset({"access_asked"})
    allowed = frozenset({"custodian"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "打电话用拨号条就够了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "access_refused" and done.linked.content["decision"] == "打电话用拨号条就够了。"
        assert done.stopped == {"decide_access@identity_access:1": THURSDAY.date()} and done.told == {desk("handling_unit", world.mine)}
