"""单位同意调解."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk


class TestConsentForUnit(StepCases):
    step, station, by, kind = "consent_for_unit", "mediation_offered", "unit_head", "mediation"
    open_in = frozenset({"mediation_offered", "petitioner_agreed"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "unit_agreed" and done.linked.content["unit_agreed_on"] == "2026-03-05"
        assert done.told == BY_MAIL and not [line for line in done.owed if line[2] == "consent_mediation"]

    def test_after_the_petitioner_it_begins(self, world: World) -> None:
        done = self.take(world, "mediation_half_agreed")
        assert done.linked.status == "mediating" and done.told == {*BY_MAIL, desk("record_unit", world.office)}
        assert done.started == {"mediate@mediation:1": (THURSDAY.date(), date(2026, 3, 20))}
