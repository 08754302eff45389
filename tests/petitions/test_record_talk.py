"""记一次谈心谈话."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.talks import AGREED, SAID
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import Walk
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_talk import TalkWay


class TestRecordTalk(StepCases):
    step, station, by, kind, is_opening = "record_talk", "accepted", "handler", "talk", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head", "leader"})
    bad = (
        ({"talked_on": date(2026, 3, 6)}, "talked_on"), ({"talked_on": date(2026, 3, 1)}, "talked_on"), ({"said": "没"}, "said"), ({"said": "长" * 5_001}, "said"),
        ({"agreed": "长" * 5_001}, "agreed"), ({"asked": "长" * 5_001}, "asked"), ({"place": "长" * 201}, "place"), ({"others": "长" * 201}, "others"),
        ({"second_id": 10**9}, "second_id"), ({"next_on": date(2026, 3, 5)}, "next_on"), ({"next_on": date(2027, 4, 1)}, "next_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"talked_on": date(2026, 3, 5), "way": TalkWay.HOME, "place": "三号楼他家里", "said": SAID, "agreed": AGREED}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.linked.status == "talk_held" and done.linked.unit_id == world.mine
        assert done.linked.person_id == world.enterprise.person("handler").pk and done.linked.second_id is None
        assert (done.linked.content["said"], done.linked.content["agreed"]) == (SAID, AGREED)
        assert done.told == set() and done.documents == [] and done.statements == [] and done.started == {}
        assert SAID not in str(done.line.body) and done.line.body["unit"] == world.mine
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_another_talk_that_is_agreed_has_its_day_and_is_owed(self, world: World) -> None:
        second = world.enterprise.person("unit_head").pk
        done = self.take(world, next_on=date(2026, 3, 12), second_id=second)
        assert done.linked.status == "talk_awaited" and done.linked.second_id == second
        assert done.started == {"talk_again@talk:1": (THURSDAY.date(), date(2026, 3, 12))}
        assert (world.mine, "handler", "talk_again", date(2026, 3, 12)) in done.owed

    def test_nobody_sits_there_with_himself(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "accepted"), second_id=world.enterprise.person("handler").pk).field == "second_id"

    def test_officer_who_talked_at_the_office_has_it_counted_there(self, world: World) -> None:
        assert self.take(world, by="clerk").linked.unit_id == world.office

    @pytest.mark.parametrize("station", ["registered", "replied", "closed", "refused", "withdrawn"])
    def test_one_may_talk_at_any_time_also_after_the_end(self, world: World, station: str) -> None:
        assert self.take(world, station, by="clerk").linked.status == "talk_held"

    def test_nobody_seeks_out_whoever_left_no_name_and_nothing_is_noted_on_an_accusation(self, world: World) -> None:
        unknown = Walk(world.enterprise, at=MONDAY, secrecy=Secrecy.ANONYMOUS).to("accepted").petition
        assert "不要去找他" in self.refusal(world, LinkedRecord(petition=unknown, kind="talk")).words.zh
        assert "保密办理" in self.refusal(world, self.record(world, "going_up"), "clerk").words.zh
