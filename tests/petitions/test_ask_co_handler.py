"""请别的单位协办."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to


class TestAskCoHandler(StepCases):
    step, station, by, kind, is_opening = "ask_co_handler", "accepted", "handler", "co_handling", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    bad = (
        ({"asked": "查"}, "asked"), ({"asked": "长" * 5_001}, "asked"), ({"unit_id": 10**9}, "unit_id"), ({"due_on": date(2026, 3, 5)}, "due_on"),
        ({"due_on": date(2026, 5, 2)}, "due_on"), ({"due_on": date(2026, 6, 1)}, "due_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.other_mine.pk, "asked": "查三号楼的换热站归谁管。", "due_on": date(2026, 3, 15)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, other = self.take(world), world.enterprise.other_mine.pk
        assert done.status == "accepted" and done.linked.status == "help_asked" and done.linked.unit_id == other
        assert done.started == {"co_handle@co_handling:1": (THURSDAY.date(), date(2026, 3, 15))}
        assert done.told == {desk("record_unit", other)} and done.kinds == ["co_handling_letter"]
        assert (other, "handler", "give_opinion", date(2026, 3, 15)) in done.owed and done.petition.handling_unit_id == world.mine
        assert "范小安" not in str(done.documents[0].content)
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_the_unit_that_helps_sees_the_matter_and_takes_no_step_of_the_handling(self, world: World) -> None:
        record = world.at("accepted")
        helper = world.actor("other_handler", record)
        assert not visible_to(helper, snapshot.current()).filter(pk=record.pk).exists()
        self.take(world)
        assert visible_to(helper, snapshot.current()).filter(pk=record.pk).exists()

    def test_neither_oneself_nor_one_unit_twice(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "accepted"), unit_id=world.mine).field == "unit_id"
        assert self.refusal(world, self.record(world, "help_asked")).field == "unit_id"
        assert self.take(world, "help_given").linked.position == 2
