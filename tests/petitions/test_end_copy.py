"""停止抄送."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to

ELSEWHERE = {"copied": "copied", "copy_ended": "copy_ended"}


class TestEndCopy(StepCases):
    step, station, by, kind = "end_copy", "copied", "clerk", "copy"
    open_in = frozenset({"copied"})
    allowed = frozenset({"clerk", "head", "unit_head"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "copy_ended" and done.linked.unit_id is None and not done.told
        assert done.line.body["unit"] == world.enterprise.other_mine.pk
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_the_unit_reads_it_no_longer(self, world: World) -> None:
        petition = world.at("copied")
        actor = world.actor("other_handler", petition)
        assert visible_to(actor, snapshot.current()).filter(pk=petition.pk).exists()
        self.take(world)
        assert not visible_to(actor, snapshot.current()).filter(pk=petition.pk).exists()

    def test_sealing_it_afterwards_ends_the_sight_at_once(self, world: World) -> None:
        petition = world.at("copied")
        petition.is_sealed = True
        petition.save(update_fields=["is_sealed"])
        assert not visible_to(world.actor("other_handler", petition), snapshot.current()).filter(pk=petition.pk).exists()
