"""出具听证意见."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_hearing import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk


class TestHearingOpinion(StepCases):
    step, station, by, kind = "hearing_opinion", "hearing_held", "head", "hearing"
    open_in = frozenset({"hearing_held"})
    allowed = frozenset({"head", "unit_head", "leader"})  # the head of the office chaired it
    elsewhere = ELSEWHERE
    bad = (({"opinion": "属实"}, "opinion"), ({"opinion": "长" * 5_001}, "opinion"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"opinion": "停暖两周各方都认，退费按天计算。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_concluded" and done.kinds == ["hearing_opinion"]
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
        assert not [line for line in done.owed if line[2] == "conclude_hearing"]

    def test_every_other_duty_is_refused(self, world: World) -> None:
        self.allowed = self.allowed | {"handler"}  # his duty would do, but he investigated: the next test
        super().test_every_other_duty_is_refused(world)

    def test_whoever_investigated_does_not_write_it(self, world: World) -> None:
        words = self.refusal(world, self.record(world, "hearing_held"), "handler").words
        assert "听证意见由主持人写" in words.zh and "the chair writes the opinion" in words.en
