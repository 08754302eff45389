"""建议追究责任."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.rules.terms_oversight import Consequence


class TestAdviseLiability(StepCases):
    step, station, by, kind = "advise_liability", "retaliation_found", "discipline", "retaliation"
    open_in = frozenset({"retaliation_found"})
    allowed = frozenset({"discipline"})
    elsewhere = {"watched": "feared", "not_asked": "not_asked", "watch_ended": "watch_ended"}
    bad = (({"to": " "}, "to"), ({"text": "短"}, "text"), ({"text": "长" * 5_001}, "text"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"to": "集团党委", "proposed": Consequence.WARN, "text": "队长因范小安（19900001234）反映问题调了班，建议诫勉。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        unit = world.enterprise.discipline_unit.pk
        assert done.linked.status == "retaliation_found" and done.started["recommendation@retaliation:1"][1] == date(2026, 4, 4)
        assert done.kinds == ["liability_advice"] and not done.told and (unit, "discipline", "read_advice", date(2026, 4, 4)) in done.owed
        said = str(done.documents[0].content)
        assert "集团党委" in said and "诫勉谈话" in said and "范小安" not in said and "19900001234" not in said and done.documents[0].is_secret

    def test_one_recommendation_at_a_time(self, world: World) -> None:
        assert "在等反馈" in self.refusal(world, self.record(world, "liability_advised")).words.zh
