"""再次反映打击报复."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.rules.terms_protection import Occasion


class TestFearAgain(StepCases):
    step, station, by, kind = "fear_again", "watch_ended", "petitioner", "retaliation"
    open_in = frozenset({"watched", "not_asked", "watch_ended"})
    allowed = frozenset({"petitioner"})
    elsewhere = {"retaliation_found": "retaliation_found"}
    bad = (({"words": "长" * 5_001}, "words"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"occasion": Occasion.HAPPENED, "words": "昨天把我调去下井了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, unit = self.take(world), world.enterprise.discipline_unit.pk
        assert done.linked.status == "watched" and (done.linked.content["round"], done.linked.content["since"]) == (1, "2026-03-05")
        assert done.started["meet_fear@retaliation:1"][1] == date(2026, 3, 10) and done.started["check_in@retaliation:1"][1] == date(2026, 4, 4)
        assert done.owed == {(unit, "discipline", "check_in", date(2026, 3, 10))} and done.told == {desk("record_unit", unit)}

    def test_whoever_did_not_want_to_be_asked_may_speak_again(self, world: World) -> None:
        assert self.take(world, "not_asked").linked.status == "watched"
