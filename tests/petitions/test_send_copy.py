"""抄送."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions import matter
from xinqiao.petitions.access import visible_to


class TestSendCopy(StepCases):
    step, station, by, kind, is_opening = "send_copy", "accepted", "clerk", "copy", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head", "unit_head"})
    bad = (({"why": " "}, "why"), ({"why": "长" * 5_001}, "why"), ({"unit_id": 10**9}, "unit_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.other_mine.pk, "why": "三矿有同样的楼。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        other = world.enterprise.other_mine.pk
        before = {(unit, duty, work, on) for unit, duty, work, on in self._owed(world)}
        done = self.take(world)
        assert done.status == "accepted" and done.linked.status == "copied" and done.linked.unit_id == other
        assert done.linked.content == {"unit": other, "why": "三矿有同样的楼。"} and done.told == {desk("record_unit", other)}
        assert done.owed == before and not (done.started or done.stopped or done.documents)  # it owes nothing
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def _owed(self, world: World) -> set[Any]:
        return {(row.unit_id, row.duty, row.work, row.due_on) for row in world.at("accepted").obligations.all()}

    def test_the_unit_reads_it_and_may_do_nothing(self, world: World) -> None:
        petition = self.take(world).petition
        actor, directory = world.actor("other_handler", petition), snapshot.current()
        assert visible_to(actor, directory).filter(pk=petition.pk).exists()
        facts = matter.load(petition).dossier.facts(actor, petition.received_at.date())
        assert petition.procedure.open_to(facts) == []

    def test_not_twice_and_not_to_those_who_have_it(self, world: World) -> None:
        for unit in (world.office, world.mine):
            assert self.refusal(world, self.record(world, "accepted"), unit_id=unit).field == "unit_id"
        assert "已经抄送" in self.refusal(world, self.record(world, "copied")).words.zh

    def test_what_is_sealed_is_copied_to_nobody(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "sealed")).words.zh.startswith("只有")
