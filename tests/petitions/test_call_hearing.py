"""通知听证."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db.models import F

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import conclusion, entry
from xinqiao.directory import snapshot
from xinqiao.directory.models import Edition, PolicyRow
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms_handling import Heard, ReadBack


class TestCallHearing(StepCases):
    step, station, by, kind, is_opening = "call_hearing", "accepted", "unit_head", "hearing", True
    open_in = frozenset({"start"})
    allowed = frozenset({"unit_head"})
    bad = (
        ({"subject": "停暖"}, "subject"), ({"subject": "长" * 5_001}, "subject"), ({"place": " "}, "place"), ({"place": "长" * 201}, "place"),
        ({"on": date(2026, 3, 11)}, "on"), ({"on": date(2026, 4, 5)}, "on"), ({"chair_id": 10**9}, "chair_id"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "subject": "停暖的原因和退费的数额", "on": date(2026, 3, 12), "at": time(9, 30), "place": "二矿二楼会议室",
            "chair_id": world.enterprise.person("head").pk,
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.linked.status == "hearing_called"
        assert (done.linked.unit_id, done.linked.person_id) == (world.mine, world.enterprise.person("head").pk)
        assert done.linked.content == {"subject": "停暖的原因和退费的数额", "at": "2026-03-12T09:30:00+08:00", "place": "二矿二楼会议室"}
        assert done.kinds == ["hearing_notice"] and done.running("handle")  # C4 is not paused (条例§34)
        assert done.started == {"hold_hearing@hearing:1": (THURSDAY.date(), date(2026, 3, 12))}
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
        assert (world.mine, "handler", "hold_hearing", date(2026, 3, 12)) in done.owed
        letter = str(done.documents[0].content["zh"])
        assert "2026年3月12日 09:30" in letter and "信访办主任" in letter and "测试head" not in letter
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_how_far_ahead_and_within_how_many_days_are_policies_of_the_day(self, world: World) -> None:
        """A row from the day of the call on counts; the refusal names its days."""
        for key, value in (("hearing_notice_days", 10), ("hearing_hold_days", 40)):
            PolicyRow.objects.create(key=key, value=value, effective_from=THURSDAY.date(), recorded_at=THURSDAY, recorded_by="test")
        Edition.objects.update(number=F("number") + 1)
        snapshot.forget()
        refused = self.refusal(world, self.record(world, "accepted"))
        assert refused.field == "on" and "至少提前 10 天通知，并在 40 天内" in refused.words.zh and "10 days' notice" in refused.words.en
        assert self.take(world, on=date(2026, 4, 14)).linked.status == "hearing_called"

    def test_whoever_handles_or_investigated_it_does_not_chair(self, world: World) -> None:
        handler, unit_head = (world.enterprise.person(key).pk for key in ("handler", "unit_head"))
        assert self.refusal(world, self.record(world, "accepted"), chair_id=handler).field == "chair_id"
        record = world.at("accepted")
        material = {
            "who": Heard.WITNESS, "heard_on": THURSDAY.date(), "place": "后勤科", "staff": "甲、乙两人", "said": "问了泵的事。", "read_back": ReadBack.SIGNED,
        }  # fmt: skip
        perform("record_interview", LinkedRecord(petition=record, kind="inquiry"), entry("record_interview", **material), actor=world.actor("unit_head", record), at=THURSDAY)
        assert "主持" in self.refusal(world, self.record(world, "accepted"), chair_id=unit_head).words.zh

    @pytest.mark.parametrize("station", ["hearing_called", "hearing_held"])
    def test_the_answer_waits_for_it(self, world: World, station: str) -> None:
        record = world.at(station)
        reply = entry("reply", conclusions=(conclusion(), conclusion()))
        drafted = perform("reply", record, reply, actor=world.actor("handler", record), at=THURSDAY)
        with pytest.raises(Refused) as caught:
            perform("sign", drafted, entry("sign"), actor=world.actor("unit_head", drafted), at=THURSDAY)
        assert "听证还没有结束" in caught.value.words.zh
