"""不愿意调解."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import THURSDAY, World


class TestDeclineMediation(StepCases):
    step, station, by, kind = "decline_mediation", "mediating", "petitioner", "mediation"
    open_in = frozenset({"mediation_offered", "petitioner_agreed", "unit_agreed", "mediating", "terms_written", "terms_by_petitioner", "terms_by_unit"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "长" * 5_001}, "reason"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "not_settled" and done.stopped == {"mediate@mediation:1": THURSDAY.date()}
        assert done.statements == [] and done.running("handle")

    def test_he_may_say_why(self, world: World) -> None:
        done = self.take(world, reason="想要一个明确的答复。")
        assert done.linked.content["why_not"] == "想要一个明确的答复。" and done.statements[0].is_public
