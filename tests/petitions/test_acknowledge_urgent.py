"""确认重大紧急件."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.rules.owed import BEFORE_REPLY


class TestAcknowledgeUrgent(StepCases):
    step, station, by = "acknowledge_urgent", "urgent", "leader"
    open_in = frozenset(BEFORE_REPLY) | {"replied"}
    allowed = frozenset({"leader", "unit_head", "head"})
    bad = (({"measures": " "}, "measures"), ({"measures": "长" * 5_001}, "measures"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"measures": "保卫处长带队，半小时到现场。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert (done.petition.urgent_report, done.petition.urgent_until) == ("acknowledged", None)
        assert done.told == {desk("desk", world.office), desk("handling_unit", world.mine)}
        assert "acknowledge_urgent" not in {work for _, _, work, _ in done.owed} and not done.statements[0].is_public
        assert all(row.is_urgent for row in done.petition.obligations.all())  # it stays first until it is over
        assert not list(faults(with_files=False))

    def test_nothing_is_acknowledged_that_nobody_reported_or_twice(self, world: World) -> None:
        assert "没有等着确认" in self.refusal(world, world.at("assigned")).words.zh
        self.take(world)
        assert "没有等着确认" in self.refusal(world, world.at("urgent")).words.zh

    def test_late_is_late_but_still_taken(self, world: World) -> None:
        record = world.at("urgent")
        perform("alarm_urgent", record, entry("alarm_urgent"), actor=world.actor("clockwork", record), at=THURSDAY)
        assert self.take(world).petition.urgent_report == "acknowledged"
