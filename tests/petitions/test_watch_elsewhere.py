"""换一个不经手的单位跟踪."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.rules.terms import Duty


class TestWatchElsewhere(StepCases):
    step, station, by, kind = "watch_elsewhere", "feared", "clockwork", "retaliation"
    open_in = frozenset({"watched", "retaliation_found", "not_asked", "watch_ended"})
    allowed = frozenset({"clockwork"})
    bad = (({"unit_id": 10**9}, "unit_id"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.group.pk, "watcher": Duty.UNION}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, group = self.take(world), world.enterprise.group.pk
        assert (done.petition.handling_unit_id, done.petition.watcher) == (group, "union") and done.linked.unit_id == group
        assert {row[:2] for row in done.owed} == {(group, "union")} and done.told == {desk("record_unit", group)}
