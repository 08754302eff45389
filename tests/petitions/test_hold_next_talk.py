"""记约好的这次谈话."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.terms_talk import TalkWay


class TestHoldNextTalk(StepCases):
    step, station, by, kind = "hold_next_talk", "talk_awaited", "handler", "talk"
    open_in = frozenset({"talk_awaited"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head", "leader"})
    elsewhere = {"talk_held": "talked", "talk_dropped": "talk_dropped"}
    bad = (({"said": "没"}, "said"), ({"talked_on": date(2026, 3, 6)}, "talked_on"), ({"next_on": date(2026, 3, 5)}, "next_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"talked_on": date(2026, 3, 5), "way": TalkWay.PHONE, "said": "电暖气收到了，屋里暖和了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.position == 1 and done.linked.status == "talk_held" and "电暖气收到了" not in str(done.linked.content)
        second = LinkedRecord.objects.get(petition=done.petition, kind="talk", position=2)
        assert second.status == "talk_held" and second.content["said"] == "电暖气收到了，屋里暖和了。"
        assert done.stopped == {"talk_again@talk:1": THURSDAY.date()} and "talk_again" not in {work for _, _, work, _ in done.owed}
        assert done.told == set() and done.documents == [] and done.statements == []
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_a_third_may_be_agreed_on(self, world: World) -> None:
        done = self.take(world, next_on=date(2026, 3, 19))
        assert set(done.started) == {"talk_again@talk:2"} and (world.mine, "handler", "talk_again", date(2026, 3, 19)) in done.owed
