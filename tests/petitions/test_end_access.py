"""停止查阅."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_access import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from xinqiao.petitions import dossier
from xinqiao.petitions.identity_access import leave


class TestEndAccess(StepCases):
    step, station, by, kind = "end_access", "access_granted", "custodian", "identity_access"
    open_in = frozenset({"access_granted"})
    allowed = frozenset({"custodian"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "已经上过门了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "access_ended"
        assert leave(dossier.load(done.petition), world.enterprise.actor("handler"), THURSDAY.date()) is None
