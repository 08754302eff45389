"""同意回避."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import conclusion, entry
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.transition import RECUSED

ELSEWHERE = {
    "recusal_asked": "recusal_asked", "recusal_asked_above": "recusal_asked_above", "recused": "recused",
    "recusal_refused": "recusal_refused",
}  # fmt: skip


class TestGrantRecusal(StepCases):
    step, station, by, kind = "grant_recusal", "recusal_asked", "unit_head", "recusal"
    open_in = frozenset({"recusal_asked", "recusal_asked_above"})
    allowed = frozenset({"unit_head", "leader"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "亲属关系属实。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "recused" and done.linked.person_id == world.enterprise.person("handler").pk
        assert done.stopped == {"decide_recusal@recusal:1": THURSDAY.date()} and done.kinds == ["recusal_decision"]
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)}
        assert not done.statements[0].is_public  # he declared it himself: the petitioner reads that it was granted, not why
        assert not [line for line in done.owed if line[2] == "decide_recusal"]

    def test_whoever_is_recused_takes_no_step_any_more(self, world: World) -> None:
        record = world.at("recused")
        for step, given in (
            ("reply", {"conclusions": (conclusion(), conclusion())}), ("remark", {"text": "明天上门"}),
            ("ask_extension", {"days": 5, "reason": "等配件"}),
        ):  # fmt: skip
            with pytest.raises(Refused) as caught:
                perform(step, record, entry(step, **given), actor=world.actor("handler", record), at=THURSDAY)
            assert caught.value.words == RECUSED
        perform("remark", record, entry("remark", text="换人办了。"), actor=world.actor("clerk", record), at=THURSDAY)

    def test_where_the_petitioner_described_him_the_decider_says_who_it_is_and_the_petitioner_is_told(self, world: World) -> None:
        station, handler = "recusal_asked_by_petitioner", world.enterprise.person("handler").pk
        assert self.refusal(world, self.record(world, station)).field == "person_id"
        assert self.refusal(world, self.record(world, station), person_id=world.enterprise.person("other_handler").pk).field == "person_id"
        own = world.enterprise.person("unit_head").pk
        assert "您自己" in self.refusal(world, self.record(world, station), person_id=own).words.zh
        done = self.take(world, station, person_id=handler)
        assert done.linked.person_id == handler and done.told >= BY_MAIL
        assert done.statements[0].is_public and done.texts["reason"] == "亲属关系属实。"

    def test_nobody_decides_on_himself(self, world: World) -> None:
        record = world.linked("recusal_asked_above", "recusal")
        assert record.person_id == world.enterprise.person("head").pk
        assert self.refusal(world, record, "head").words.zh.startswith("只有")
        assert self.take(world, "recusal_asked_above", "leader").linked.status == "recused"
