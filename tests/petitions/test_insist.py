"""不同意退回."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.petitions.perform import perform


class TestInsist(StepCases):
    step, station, by = "insist", "declined", "clerk"
    is_referral = True
    open_in = frozenset({"declined"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "产权登记仍在二矿名下。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and world.referral("declined").status == "taken_over"
        assert not (done.stopped or done.started)
        assert done.kinds == ["objection_finding"] and done.documents[0].unit_id == world.office
        assert done.told == {desk("handling_unit", world.mine)} and done.running("tell_by_unit")
        assert (world.mine, "handler", "accept", date(2026, 3, 17)) in done.owed
        assert "decide_objection" not in {work for _, _, work, _ in done.owed}

    def test_the_unit_can_accept_then(self, world: World) -> None:
        self.take(world)
        petition = world.at("declined")
        accepted = perform("accept", petition, entry("accept"), actor=world.actor("handler", petition), at=THURSDAY)
        assert accepted.status == "accepted"
