"""解除重大紧急."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.ops.verify import faults
from xinqiao.rules.owed import BEFORE_REPLY


class TestUnmarkUrgent(StepCases):
    step, station, by = "unmark_urgent", "urgent", "clerk"
    open_in = frozenset(BEFORE_REPLY) | {"replied"}
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "人已经散了，路没有封。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert (done.petition.urgent_report, done.petition.urgent_until) == ("", None)
        assert done.told == {desk("unit_head", world.mine), desk("leader", world.enterprise.group.pk), desk("desk", world.office)}
        assert "acknowledge_urgent" not in {work for _, _, work, _ in done.owed}
        assert not any(row.is_urgent for row in done.petition.obligations.all())
        assert done.texts == {"reason": "人已经散了，路没有封。"} and not list(faults(with_files=False))

    def test_nothing_to_end_where_nothing_was_reported(self, world: World) -> None:
        assert "没有按重大紧急报告" in self.refusal(world, world.at("assigned")).words.zh
