"""登记被反映的单位: it gets nothing of the matter, by no door."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked import sharing
from tests.linked.joint import ask_merge
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.refused import Refused


class TestNameComplained(StepCases):
    step, station, by, kind, is_opening = "name_complained", "triaged", "clerk", "complained", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"why": " "}, "why"), ({"why": "长" * 5_001}, "why"), ({"unit_id": 10**9}, "unit_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.other_mine.pk, "why": "信里说三矿扣了他的取暖费。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "kept_out" and done.linked.unit_id == world.enterprise.other_mine.pk
        assert done.told == set() and not (done.started or done.stopped or done.documents)
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_not_twice_not_who_has_it_and_not_the_office_itself(self, world: World) -> None:
        assert "已经登记过" in self.refusal(world, self.record(world, "complained")).words.zh
        assert "先收回" in self.refusal(world, self.record(world, "assigned"), unit_id=world.mine).words.zh
        assert "挡不住" in self.refusal(world, self.record(world, "assigned"), unit_id=world.office).words.zh
        assert "停止抄送" in self.refusal(world, self.record(world, "copied")).words.zh

    @pytest.mark.parametrize("step", ["assign", "forward"])
    def test_it_is_not_sent_there(self, world: World, step: str) -> None:
        walk = sharing.complained(Walk(world.enterprise, at=MONDAY))
        with pytest.raises(Refused) as caught:
            walk.take(step, "clerk", unit_id=world.enterprise.other_mine.pk)
        assert caught.value.field == "unit_id" and "反映的就是这个单位" in caught.value.words.zh
        walk.take(step, "clerk", unit_id=world.mine)  # another unit gets it

    @pytest.mark.parametrize(
        ("kind", "step", "fields"),
        [("copy", "send_copy", {"why": "三矿有同样的楼。"}), ("co_handling", "ask_co_handler", {"asked": "请核对三矿的账。", "due_on": MONDAY.date().replace(day=20)})],
    )
    def test_it_gets_no_copy_and_no_part_and_nor_does_what_lies_below_it(self, world: World, kind: str, step: str, fields: dict[str, Any]) -> None:
        walk = sharing.complained(Walk(world.enterprise, at=MONDAY))
        walk._assign()
        walk._accept()
        by = "clerk" if kind == "copy" else "handler"
        other = world.enterprise.other_mine
        below = type(other).objects.create(key="other-shop", name="三矿机修队", name_en="Repair shop", short_name="机修队", kind=other.kind, parent=other, valid_from=other.valid_from, handles_petitions=True)
        snapshot.forget()
        for unit in (other, below):
            with pytest.raises(Refused) as caught:
                walk.link(kind, step, by, unit_id=unit.pk, **fields)
            assert caught.value.field == "unit_id" and "反映的就是这个单位" in caught.value.words.zh

    def test_what_it_saw_before_it_sees_no_more(self, world: World) -> None:
        """A signature it gave, a promise it made: no record that names it shows it the matter any longer."""
        walk = sharing.countersigned(Walk(world.enterprise, at=MONDAY))
        seen = visible_to(world.actor("other_handler", walk.petition), snapshot.current()).filter(pk=walk.petition.pk)
        assert seen.exists()
        walk.link("complained", "name_complained", "clerk", **self.fields(world))
        actor = world.actor("other_handler", walk.petition)
        assert not visible_to(actor, snapshot.current()).filter(pk=walk.petition.pk).exists()
        walk.take_linked("complained", "lift_complained", "clerk", reason="核对过，扣费的不是三矿。")
        assert visible_to(actor, snapshot.current()).filter(pk=walk.petition.pk).exists()

    def test_what_names_different_units_is_not_merged(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), sharing.complained(Walk(world.enterprise, at=MONDAY))
        for one, other in ((walk, lead), (lead, walk)):
            with pytest.raises(Refused) as caught:
                ask_merge(one, other)
            assert "被反映的单位不一样" in caught.value.words.zh
        ask_merge(walk, sharing.complained(Walk(world.enterprise, at=MONDAY)))

    def test_an_accusation_goes_past_the_discipline_of_the_unit_it_is_about(self, world: World) -> None:
        home = snapshot.current().organisation(world.enterprise.discipline_unit.pk)
        walk = Walk(world.enterprise, at=MONDAY).to("triaged")
        LinkedRecord.objects.create(petition=walk.petition, kind="complained", status="kept_out", position=1, unit_id=home.pk, opened_at=MONDAY)
        type(walk.petition).objects.filter(pk=walk.petition.pk).update(has_records=True)
        with pytest.raises(Refused) as caught:
            walk._seal()
        assert "纪检岗位" in caught.value.words.zh  # there is none outside that unit
