"""回话."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.linked.protections import REPLY
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World, contents
from tests.petitions.written import desk


class TestWriteBack(StepCases):
    step, station, by, kind = "write_back", "written_to", "petitioner", "retaliation"
    open_in = frozenset({"watched", "retaliation_found", "not_asked", "watch_ended"})
    allowed = frozenset({"petitioner"})
    bad = (({"words": " "}, "words"), ({"words": "长" * 5_001}, "words"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"words": REPLY}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, unit = self.take(world), world.enterprise.discipline_unit.pk
        assert done.started == {"answer_words@retaliation:1": (THURSDAY.date(), date(2026, 3, 10))} and done.linked.content["wrote_back_on"] == "2026-03-05"
        assert (unit, "discipline", "answer_words", date(2026, 3, 10)) in done.owed and done.told == {desk("record_unit", unit)}
        assert done.texts == {"words": REPLY} and done.statements[0].is_public and REPLY not in str(contents()), "encrypted, as all on the file"

    def test_what_he_writes_before_he_is_answered_moves_no_day(self, world: World) -> None:
        done = self.take(world, "written_back", at=THURSDAY + timedelta(days=1))
        assert not done.started and len([row for row in done.owed if row[2] == "answer_words"]) == 1

    def test_nobody_wrote_to_him(self, world: World) -> None:
        assert "还没有人给您写话" in self.refusal(world, self.record(world, "feared")).words.zh
