"""采取保护措施."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World


class TestProtectPetitioner(StepCases):
    step, station, by, kind = "protect_petitioner", "feared", "discipline", "retaliation"
    open_in = frozenset({"watched", "retaliation_found"})
    allowed = frozenset({"discipline"})
    elsewhere = {"not_asked": "not_asked", "watch_ended": "watch_ended"}
    bad = (({"measure": " "}, "measure"), ({"owner": ""}, "owner"), ({"until": date(2026, 3, 1)}, "until"), ({"until": date(2028, 1, 1)}, "until"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"measure": "停住调岗的决定", "owner": "人力资源处", "until": date(2026, 3, 12)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "watched" and done.started == {"protect_measure@retaliation:1": (THURSDAY.date(), date(2026, 3, 12))}
        assert (world.enterprise.discipline_unit.pk, "discipline", "carry_measure", date(2026, 3, 12)) in done.owed

    def test_of_two_measures_the_first_day_counts(self, world: World) -> None:
        self.take(world)
        done = self.take(world, measure="换人管他", until=date(2026, 3, 8))
        assert (world.enterprise.discipline_unit.pk, "discipline", "carry_measure", date(2026, 3, 8)) in done.owed and len(done.linked.content["measures"]) == 2
