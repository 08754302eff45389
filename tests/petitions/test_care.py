"""终结后疏导帮扶."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World


class TestCare(StepCases):
    step, station, by = "care", "ended", "clerk"
    open_in = frozenset({"ended"})
    allowed = frozenset({"clerk", "head", "handler"})
    bad = (({"note": "谈了"}, "note"), ({"note": "长" * 5_001}, "note"), ({"seen_on": date(2026, 3, 6)}, "seen_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"seen_on": THURSDAY.date(), "note": "去家里看了，帮着申请了临时救助。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "ended" and done.stopped == {"after_care": THURSDAY.date()}
        assert done.texts["note"].startswith("去家里看了") and not done.statements[0].is_public
        assert "after_care" not in {work for _, _, work, _ in done.owed}
