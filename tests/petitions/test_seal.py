"""移送纪检并密封."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.joint import merge
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition


class TestSeal(StepCases):
    step, station, by = "seal", "accepted", "clerk"
    open_in = frozenset({"forwarded", "assigned", "accepted", "drafted", "signed", "replied"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"category": "9999"}, "category"), ({"reason": "举报"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"category": "1003", "reason": "补充的材料里检举后勤科长收钱。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "sealed" and done.petition.is_sealed and done.petition.category == "1003"
        assert {"handle", "report"} <= set(done.stopped) and set(done.started) == {"report_tell"}
        assert done.kinds == ["sealed_transfer"] and done.told >= BY_MAIL
        assert {duty for _, duty, _, _ in done.owed} == {"discipline"}
        assert [fault for fault in faults() if done.petition.number in fault] == []

    @pytest.mark.parametrize("who", ["clerk", "head", "handler", "unit_head", "leader"])
    def test_nobody_but_discipline_sees_it_any_more(self, world: World, who: str) -> None:
        self.take(world)
        record = world.at("accepted")
        assert not visible_to(world.actor(who, record), snapshot.current()).filter(pk=record.pk).exists()
        assert visible_to(world.actor("discipline", record), snapshot.current()).filter(pk=record.pk).exists()

    def test_promise_of_it_warns_nobody_any_more(self, world: World) -> None:
        done = self.take(world, "promised")
        assert "keep_promise@promise:1" in done.stopped and {duty for _, duty, _, _ in done.owed} == {"discipline"}

    def test_unit_is_not_told_and_the_referral_has_ended(self, world: World) -> None:
        done = self.take(world, "assigned")
        assert all(unit != world.mine for _, _, unit in done.told) and world.referral("assigned").status == "returned"
        assert done.started["report_tell"][0] == THURSDAY.date() and date(2026, 3, 26) == done.started["report_tell"][1]

    def test_not_while_others_are_merged_into_it_and_wait_for_its_answer(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("accepted"), Walk(world.enterprise, at=MONDAY).to("accepted")
        merge(walk, lead)
        petition = Petition.objects.get(pk=lead.petition.pk)
        assert "先把它们分开" in self.refusal(world, petition).words.zh
        walk.take_linked("merge", "unmerge", "clerk", reason="一件是停暖，一件是检举。")
        self.attempt(world, Petition.objects.get(pk=petition.pk), "clerk")
        assert Petition.objects.get(pk=petition.pk).is_sealed and Petition.objects.get(pk=walk.petition.pk).status == "accepted"
