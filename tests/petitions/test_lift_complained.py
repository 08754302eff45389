"""撤销被反映对象的登记."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.linked import sharing
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.walking import Walk


class TestLiftComplained(StepCases):
    step, station, by, kind = "lift_complained", "complained", "clerk", "complained"
    open_in = frozenset({"kept_out"})
    allowed = frozenset({"clerk", "head"})
    elsewhere: ClassVar[dict[str, str]] = {"kept_out": "complained", "kept_out_lifted": "complained_lifted"}
    bad = (({"reason": "不"}, "reason"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "核对过，扣费的不是三矿。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "kept_out_lifted" and done.told == set() and not (done.started or done.stopped or done.documents)

    def test_a_person_may_deal_with_it_again(self, world: World) -> None:
        done = self.take(world, "complained_person")
        assert done.linked.status == "kept_out_lifted"
        assert done.petition.records.get(kind="complained").person_id == world.enterprise.person("other_handler").pk

    def test_it_may_be_sent_there_again(self, world: World) -> None:
        walk = sharing.complained_lifted(Walk(world.enterprise, at=MONDAY))
        assert walk.take("assign", "clerk", unit_id=world.enterprise.other_mine.pk).petition.status == "assigned"
