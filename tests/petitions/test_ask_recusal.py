"""要求回避."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.rules.terms import Duty

GIVEN = {"about": Duty.HANDLER, "whom": "上次打电话的那位", "reason": "停暖就是他定的。"}


class TestAskRecusal(StepCases):
    step, station, by, kind, is_opening = "ask_recusal", "accepted", "petitioner", "recusal", True
    open_in = frozenset({"start"})
    allowed = frozenset({"petitioner"})
    bad = (
        ({"about": Duty.LEADER}, "about"), ({"whom": " "}, "whom"), ({"whom": "长" * 201}, "whom"), ({"reason": ""}, "reason"),
        ({"reason": "长" * 5_001}, "reason"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return GIVEN

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "recusal_asked" and (done.linked.unit_id, done.linked.person_id) == (world.mine, None)
        assert done.linked.content == {"asked_by": "petitioner", **GIVEN, "about": "handler"}
        assert done.told == {desk("unit_head", world.mine)} and done.documents == []
        assert done.texts == {"whom": GIVEN["whom"], "reason": GIVEN["reason"]} and done.statements[0].is_public
        assert (world.mine, "unit_head", "decide_recusal", date(2026, 3, 10)) in done.owed

    @pytest.mark.parametrize(
        ("about", "unit", "status"),
        [(Duty.UNIT_HEAD, "office", "recusal_asked"), (Duty.COORDINATOR, "office", "recusal_asked"),
         (Duty.OFFICE_HEAD, "group", "recusal_asked_above")],
    )  # fmt: skip
    def test_about_a_head_somebody_above_decides(self, world: World, about: Duty, unit: str, status: str) -> None:
        done = self.take(world, about=about)
        decides = getattr(world.enterprise, unit).pk
        assert done.linked.unit_id == decides and done.linked.status == status
        assert done.told == {desk("leader" if status.endswith("above") else "unit_head", decides)}

    def test_the_same_post_is_not_asked_about_twice_while_it_waits(self, world: World) -> None:
        record = self.record(world, "recusal_asked_by_petitioner")
        assert self.refusal(world, record).field == "about"
