"""回答有没有人为难."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.rules.terms_protection import OwnAnswer

APRIL = THURSDAY.replace(month=4, day=1)


class TestAnswerCheckIn(StepCases):
    step, station, by, kind = "answer_check_in", "feared", "petitioner", "retaliation"
    open_in = frozenset({"watched"})
    allowed = frozenset({"petitioner"})
    elsewhere = {"retaliation_found": "retaliation_found", "not_asked": "not_asked", "watch_ended": "watch_ended"}
    bad = (({"answer": OwnAnswer.YES, "words": " "}, "words"), ({"words": "长" * 5_001}, "words"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"answer": OwnAnswer.NO, "words": "都好。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, unit = self.take(world, at=APRIL), world.enterprise.discipline_unit.pk
        assert done.linked.content["own_answer"] == "no" and done.linked.content["round"] == 2 and done.statements[0].is_public
        assert done.started == {"check_in@retaliation:1": (date(2026, 3, 2), date(2026, 5, 31))} and done.told == {desk("record_unit", unit)}
        assert set(done.stopped) == {"check_in@retaliation:1", "meet_fear@retaliation:1"}

    def test_a_no_before_the_check_in_is_near_meets_the_fear_and_no_more(self, world: World) -> None:
        done = self.take(world)
        assert done.line.body["branch"] == "met" and done.linked.content["round"] == 1 and set(done.stopped) == {"meet_fear@retaliation:1"}
        assert (world.enterprise.discipline_unit.pk, "discipline", "check_in", date(2026, 4, 1)) in done.owed, "he is asked after 30 days all the same"

    def test_no_row_of_noes_on_one_day_ends_the_watch(self, world: World) -> None:
        for _press in range(4):
            done = self.take(world)
        assert done.linked.status == "watched" and done.linked.content["round"] == 1

    def test_a_yes_is_met_within_days_and_the_rounds_begin_anew(self, world: World) -> None:
        done = self.take(world, answer=OwnAnswer.YES, words="今天又扣了奖金。")
        assert done.linked.status == "watched" and done.linked.content["since"] == "2026-03-05"
        assert (world.enterprise.discipline_unit.pk, "discipline", "check_in", date(2026, 3, 5)) in done.owed, "the first contact is still owed by its own day"

    def test_whoever_does_not_want_to_be_asked_is_not(self, world: World) -> None:
        done = self.take(world, answer=OwnAnswer.LEAVE, words="")
        assert done.linked.status == "not_asked" and not done.owed and not done.statements

    def test_the_third_no_ends_the_watch(self, world: World) -> None:
        done = self.take(world, at=THURSDAY.replace(month=9, day=1))
        assert done.linked.status == "watch_ended" and not done.owed
