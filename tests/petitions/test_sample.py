"""抽查."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked.accounting import DRAWN
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.owed import NO_DUE


class TestSample(StepCases):
    step, station, by, kind, is_opening = "sample", "replied", "head", "sample", True
    open_in = frozenset({"start"})
    allowed = frozenset({"head", "leader"})

    def fields(self, world: World) -> dict[str, Any]:
        return dict(DRAWN)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "sample_drawn" and done.linked.content == {
            "since": "2026-02-01", "until": "2026-03-31", "of": 12, "drawn": 3, "seed": "7f3a", "by_unit": world.office, "asker": "office_head",
        }  # fmt: skip
        assert done.told == set() and (world.office, "office_head", "check_sample", NO_DUE) in done.owed

    @pytest.mark.parametrize("station", ["accepted", "signed"])
    def test_only_what_was_answered_is_drawn(self, world: World, station: str) -> None:
        assert "才能走这一步" in self.refusal(world, self.record(world, station)).words.zh
