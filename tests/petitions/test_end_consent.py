"""收回同意，不再记."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from xinqiao.ops.verify import faults


class TestEndConsent(StepCases):
    step, station, by, kind = "end_consent", "need_open", "petitioner", "need"
    open_in = frozenset({"need_open", "need_helped", "need_unhelped"})
    allowed = frozenset({"petitioner", "handler", "unit_head", "clerk", "head", "leader"})
    elsewhere = {"need_open": "need_open", "need_helped": "need_helped", "need_unhelped": "need_unhelped", "need_withdrawn": "need_withdrawn"}
    bad = (({"how": "长" * 201}, "how"),)

    def fields_of(self, world: World, key: str) -> dict[str, Any]:
        return {} if key == "petitioner" else {"how": "今天来电话说的。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "need_withdrawn" and done.linked.content["ended_on"] == "2026-03-05"
        assert done.stopped == {"help_need@need:1": THURSDAY.date()} and "help_need" not in {work for _, _, work, _ in done.owed}
        assert done.told == BY_MAIL and done.statements == [] and done.documents == []
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_staff_say_how_he_said_so_and_what_was_given_can_be_taken_back_too(self, world: World) -> None:
        assert self.refusal(world, world.linked("need_open", "need"), "handler").field == "how"
        assert self.take(world, "need_helped").linked.status == "need_withdrawn"
