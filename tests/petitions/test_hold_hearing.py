"""举行听证."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_hearing import ELSEWHERE
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.rules.terms_handling import Attendance


class TestHoldHearing(StepCases):
    step, station, by, kind = "hold_hearing", "hearing_due", "handler", "hearing"
    open_in = frozenset({"hearing_called"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (
        ({"held_on": date(2026, 3, 1)}, "held_on"), ({"held_on": date(2026, 3, 6)}, "held_on"), ({"present": "甲"}, "present"),
        ({"present": "长" * 1_001}, "present"), ({"minutes": "没有说"}, "minutes"), ({"minutes": "长" * 5_001}, "minutes"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "held_on": MONDAY.date(), "came": Attendance.CAME, "present": "主持人、记录人、后勤科长、反映人",
            "minutes": "后勤科长：泵坏了。反映人：两周没有人来修。",
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_held" and done.linked.content["came"] == "came"
        assert done.stopped == {"hold_hearing@hearing:1": MONDAY.date()} and done.kinds == ["hearing_minutes"]
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
        assert "conclude_hearing" in {work for _, _, work, _ in done.owed} and done.running("handle")

    @pytest.mark.parametrize(("came", "branch"), [(Attendance.ABSENT, "absent"), (Attendance.LEFT, "left")])
    def test_that_he_stayed_away_or_left_is_recorded_and_nothing_more(self, world: World, came: Attendance, branch: str) -> None:
        done = self.take(world, came=came)
        assert done.line.body["branch"] == branch and done.linked.status == "hearing_held" and done.status == "accepted"

    def test_not_before_the_day_of_the_notice(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "hearing_called"), held_on=THURSDAY.date()).field == "held_on"
