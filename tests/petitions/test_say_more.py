"""补充打击报复的情况."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk


class TestSayMore(StepCases):
    step, station, by, kind = "say_more", "retaliation_found", "petitioner", "retaliation"
    open_in = frozenset({"retaliation_found"})
    allowed = frozenset({"petitioner"})
    elsewhere = {"watched": "feared", "not_asked": "not_asked", "watch_ended": "watch_ended"}
    bad = (({"words": " "}, "words"), ({"words": "长" * 5_001}, "words"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"words": "今天又有人带话。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "retaliation_found" and not (done.started or done.stopped)
        assert done.told == {desk("record_unit", world.enterprise.discipline_unit.pk)} and done.texts == {"words": "今天又有人带话。"}
