"""告知受理检举."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL


class TestTellReporter(StepCases):
    step, station, by = "tell_reporter", "sealed", "discipline"
    open_in = frozenset({"sealed"})
    allowed = frozenset({"discipline"})
    bad = (({"text": " "}, "text"), ({"text": "长" * 5_001}, "text"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "您反映的问题已经受理。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "sealed" and {line[2] for line in done.owed} == {"conclude_accusation"}
        assert done.stopped == {"report_tell": date(2026, 3, 5)} and not (done.started or done.documents)
        assert done.told == BY_MAIL and done.statements[0].is_public
        assert "受理" not in str(done.line.body)
