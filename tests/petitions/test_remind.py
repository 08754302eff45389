"""催办."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.rules.terms_oversight import SupervisionGround


class TestRemind(StepCases):
    step, station, by, kind, is_opening = "remind", "accepted", "clerk", "supervision", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (
        ({"demand": " "}, "demand"), ({"demand": "长" * 5_001}, "demand"), ({"unit_id": 10**9}, "unit_id"),
        ({"working_days": 0}, "working_days"), ({"working_days": 61}, "working_days"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"ground": SupervisionGround.SHIRKING, "demand": "三天内上门看。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_awaited" and done.linked.unit_id == world.mine and done.status == "accepted"
        assert done.linked.content == {
            "form": "remind", "by_unit": world.office, "ground": "shirking", "problem": "", "demand": "三天内上门看。",
        }  # fmt: skip
        assert done.started == {"supervision_reply@supervision:1": (THURSDAY.date(), date(2026, 3, 12))} and done.stopped == {}
        assert done.kinds == ["reminder_slip"] and done.told == {desk("record_unit", world.mine)}
        assert (world.mine, "handler", "answer_supervision", date(2026, 3, 12)) in done.owed

    def test_slip_names_the_matter_and_nobody(self, world: World) -> None:
        done = self.take(world, demand="范小安（19900001234）家三天内上门看。", working_days=3)
        said = str(done.documents[0].content)
        assert done.petition.number in said and "2026年3月10日前" in said and "推诿、敷衍、拖延" in said
        assert "范小安" not in said and "19900001234" not in said
        assert "信催〔2026〕" in done.documents[0].number

    def test_nobody_reminds_his_own_unit(self, world: World) -> None:
        refused = self.refusal(world, self.record(world, "triaged"), "clerk", unit_id=world.office)
        assert refused.field == "unit_id" and "请上级领导督办" in refused.words.zh
        assert self.take(world, "triaged", "leader", unit_id=world.office).linked.unit_id == world.office

    @pytest.mark.parametrize("by", ["clerk", "head"])
    def test_office_that_handles_it_itself_is_reminded_by_a_leader_only(self, world: World, by: str) -> None:
        assert self.refusal(world, self.record(world, "accepted_by_office"), by).words.zh.startswith("只有")
        self.take(world, "accepted_by_office", "leader")

    def test_what_may_yet_be_an_accusation_goes_to_no_other_unit(self, world: World) -> None:
        """条例§30(3): before triage nobody knows whether the unit is the accused."""
        for station in ("registered", "awaiting_supplement"):
            refused = self.refusal(world, self.record(world, station), "leader", unit_id=world.mine)
            assert refused.field == "unit_id" and "请先甄别" in refused.words.zh
        self.take(world, "registered", "leader", unit_id=world.office)

    def test_accusations_and_what_is_closed_are_not_reminded_of(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "sealed"), "clerk").words.zh.startswith("只有")
        assert "重新办理" in self.refusal(world, self.record(world, "closed"), "clerk").words.zh
