"""登记保护措施落实."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.perform import perform


class TestCarryMeasure(StepCases):
    step, station, by, kind = "carry_measure", "retaliation_found", "discipline", "retaliation"
    open_in = frozenset({"watched", "retaliation_found", "not_asked", "watch_ended"})
    allowed = frozenset({"discipline"})
    bad = (({"done": " "}, "done"), ({"measure": 2}, "measure"), ({"measure": 0}, "measure"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"measure": 1, "done": "三月五日恢复了原来的排班。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"protect_measure@retaliation:1": THURSDAY.date()} and done.started == {}
        assert done.linked.content["measures"][0]["done_on"] == "2026-03-05" and "carry_measure" not in {row[2] for row in done.owed}

    def test_another_measure_is_waited_for_next(self, world: World) -> None:
        record = self.record(world, self.station)
        more = entry("protect_petitioner", measure="换人管他", owner="矿长", until=date(2026, 3, 20))
        perform("protect_petitioner", record, more, actor=world.actor("discipline", record.petition), at=THURSDAY)
        done = self.take(world)
        assert done.started == {"protect_measure@retaliation:1": (THURSDAY.date(), date(2026, 3, 20))}

    def test_without_a_measure_there_is_nothing_to_carry_out(self, world: World) -> None:
        assert "没有等着落实" in self.refusal(world, self.record(world, "feared")).words.zh
