"""同意听证."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World

ELSEWHERE = {
    status: status
    for status in ("hearing_asked", "hearing_called", "hearing_held", "hearing_concluded", "hearing_refused", "hearing_cancelled")
}


class TestGrantHearing(StepCases):
    step, station, by, kind = "grant_hearing", "hearing_asked", "unit_head", "hearing"
    open_in = frozenset({"hearing_asked"})
    allowed = frozenset({"unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"on": date(2026, 3, 11)}, "on"), ({"chair_id": 10**9}, "chair_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "subject": "停暖的原因和退费的数额", "on": date(2026, 3, 13), "at": time(14, 0), "place": "二矿二楼会议室",
            "chair_id": world.enterprise.person("leader").pk,
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_called" and done.linked.content["reason"] == "想当面问问为什么停暖。"
        assert done.stopped == {"decide_hearing@hearing:1": THURSDAY.date()} and done.kinds == ["hearing_notice"]
        assert done.started == {"hold_hearing@hearing:1": (THURSDAY.date(), date(2026, 3, 13))}
