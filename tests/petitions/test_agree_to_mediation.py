"""同意调解."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk

ELSEWHERE = {
    "mediation_offered": "mediation_offered", "petitioner_agreed": "mediation_half_agreed", "unit_agreed": "mediation_agreed_by_unit",
    "mediating": "mediating", "terms_written": "terms_written", "terms_by_petitioner": "terms_by_petitioner", "terms_by_unit": "terms_by_unit", "settled": "settled", "not_settled": "not_settled",
}  # fmt: skip


class TestAgreeToMediation(StepCases):
    step, station, by, kind = "agree_to_mediation", "mediation_offered", "petitioner", "mediation"
    open_in = frozenset({"mediation_offered", "unit_agreed"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"is_voluntary": False}, "is_voluntary"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"is_voluntary": True}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "petitioner_agreed" and done.linked.content["petitioner_agreed_on"] == "2026-03-05"
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office), desk("record_unit", world.office)}
        assert done.started == {}

    def test_after_the_unit_it_begins_and_a_labour_dispute_has_fifteen_days(self, world: World) -> None:
        done = self.take(world, "mediation_agreed_by_unit")
        assert done.linked.status == "mediating" and done.line.body["branch"] == "labour"
        assert done.started == {"mediate@mediation:1": (THURSDAY.date(), date(2026, 3, 20))} and done.running("handle")
        assert (world.mine, "handler", "mediate", date(2026, 3, 20)) in done.owed
