"""收回改派."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.petitions.perform import perform


class TestRecall(StepCases):
    step, station, by = "recall", "assigned", "clerk"
    open_in = frozenset({"forwarded", "assigned"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "这栋楼归三矿管，产权登记可查。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.petition.handling_unit_id is None
        assert done.stopped == dict.fromkeys(("object", "report", "take_over", "first_contact"), date(2026, 3, 5))
        assert not done.started and done.running("tell_by_unit")
        assert done.told == {desk("handling_unit", world.mine)} and not done.documents
        assert [line.verb for line in done.lines] == ["referral.give_back", "recall"]
        assert done.texts == self.fields(world) and not done.statements[0].is_public
        assert world.referral("assigned").status == "returned"

    def test_the_next_unit_gets_it_and_both_stay_in_the_history(self, world: World) -> None:
        """Feature 3.4: reassigned with a reason, kept in the history; the unit that lost it sees it no more."""
        petition = self.take(world).petition
        other = world.enterprise.other_mine.pk
        perform("assign", petition, entry("assign", unit_id=other), actor=world.actor("clerk", petition), at=THURSDAY)
        assert list(petition.referrals.order_by("pk").values_list("unit_id", "status")) == [
            (world.mine, "returned"), (other, "sent"),
        ]  # fmt: skip
        refused = self.refusal(world, world.at("assigned"), "handler")
        assert refused.words.zh.startswith("只有")

    def test_an_objection_is_decided_first(self, world: World) -> None:
        assert "异议" in self.refusal(world, world.at("declined")).words.zh
