"""登记承诺."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory.duties import Clockwork
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused


class TestPromise(StepCases):
    step, station, by, kind, is_opening = "promise", "replied", "handler", "promise", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (
        ({"text": " "}, "text"), ({"text": "长" * 5_001}, "text"), ({"due_on": date(2026, 3, 4)}, "due_on"),
        ({"due_on": date(2027, 4, 1)}, "due_on"), ({"unit_id": 10**9}, "unit_id"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "三号楼换一台循环泵。", "due_on": date(2026, 4, 1)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and done.linked.status == "promised" and done.linked.unit_id == world.mine
        assert done.linked.content == {"text": "三号楼换一台循环泵。"} and done.petition.has_records
        assert done.started == {"keep_promise@promise:1": (THURSDAY.date(), date(2026, 4, 1))} and done.stopped == {}
        assert done.told == {*BY_MAIL, desk("record_unit", world.mine)} and done.kinds == ["promise_order"]
        assert (world.mine, "handler", "keep_promise", date(2026, 4, 1)) in done.owed
        assert [fault for fault in faults() if done.petition.number in fault] == []

    @pytest.mark.parametrize("station", ["registered", "assigned", "closed", "withdrawn"])
    def test_petition_must_be_in_somebody_s_hands(self, world: World, station: str) -> None:
        words = self.refusal(world, self.record(world, station), "handler").words.zh
        assert "才能走这一步" in words or words.startswith("只有")

    def test_another_unit_may_have_to_keep_it_and_then_sees_the_matter(self, world: World) -> None:
        other = world.actor("other_handler", world.at("replied"))
        unit = next(iter(other.units_with()), 0) or other.posts[0].unit_id  # type: ignore[attr-defined]
        directory = __import__("xinqiao.directory.snapshot", fromlist=["current"]).current()
        assert not visible_to(other, directory).filter(pk=world.keys["replied"]).exists()
        done = self.take(world, unit_id=unit)
        assert done.linked.unit_id == unit and (unit, "handler", "keep_promise", date(2026, 4, 1)) in done.owed
        assert visible_to(other, directory).filter(pk=world.keys["replied"]).exists()

    def test_second_promise_has_its_own_clock_and_line(self, world: World) -> None:
        self.take(world)
        done = self.take(world, text="退还取暖费。", due_on=date(2026, 3, 20))
        assert done.linked.position == 2 and set(done.started) == {"keep_promise@promise:2"}
        assert len([work for _, _, work, _ in done.owed if work == "keep_promise"]) == 2

    def test_unkept_promise_holds_the_closing_up_and_its_day_passing_is_put_on_record(self, world: World) -> None:
        record = world.at("promised")
        late = THURSDAY.replace(month=4, day=2)
        done = perform("breach", record, entry("breach"), actor=Clockwork(), at=late)
        running = done.clocks.get(name="keep_promise")
        assert running.breached_on == date(2026, 4, 2) and running.breached_unit_id == world.mine
        with pytest.raises(Refused) as caught:
            perform("close", Petition.objects.get(pk=record.pk), entry("close", agreed_in_writing=True, note="第 3 页"), actor=world.actor("clerk", record), at=late)
        assert "承诺事项" in caught.value.words.zh or "办结报告" in caught.value.words.zh
        assert LinkedRecord.objects.get(petition=record).status == "promised"
