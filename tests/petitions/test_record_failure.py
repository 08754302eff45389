"""提出责任追究."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.linked.accounting import FOUND
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.petitions.story import tell


class TestRecordFailure(StepCases):
    step, station, by, kind, is_opening = "record_failure", "supervision_ended", "head", "failure", True
    open_in = frozenset({"start"})
    allowed = frozenset({"head", "leader"})
    bad = (({"facts": "没有办"}, "facts"), ({"post": "岗" * 201}, "post"), ({"unit_id": 10**9}, "unit_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return dict(FOUND)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "failure_found" and done.linked.unit_id == world.mine and done.linked.person_id is None
        assert done.linked.content["failure"] == "not_finished" and done.linked.content["post"] == "承办岗"
        assert done.told == set() and done.documents == [] and (world.office, "leader", "decide_failure", date(2026, 3, 19)) in done.owed
        assert done.started == {"decide_failure@failure:1": (THURSDAY.date(), date(2026, 3, 19))}

    def test_petitioner_does_not_read_it(self, world: World) -> None:
        from xinqiao.directory import snapshot  # lazy: as the enterprise of this test wrote it

        assert not tell(self.take(world).petition, snapshot.current())[-1].is_public

    def test_only_a_unit_that_was_supervised(self, world: World) -> None:
        refused = self.refusal(world, self.record(world, "supervision_ended"), unit_id=world.enterprise.other_mine.pk)
        assert refused.field == "unit_id" and "先督办它" in refused.words.zh

    def test_it_follows_a_supervision(self, world: World) -> None:
        assert "先督办" in self.refusal(world, self.record(world, "accepted")).words.zh
