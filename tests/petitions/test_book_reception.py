"""约领导接待日."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.petitions.zone import SHANGHAI

AT = datetime(2026, 3, 12, 9, 20, tzinfo=SHANGHAI)


class TestBookReception(StepCases):
    step, station, by, kind, is_opening = "book_reception", "accepted", "petitioner", "booking", True
    open_in = frozenset({"start"})
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head"})
    bad = (({"words": "长" * 5_001}, "words"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "day": "reception_day-1", "unit_id": world.office, "person_id": world.enterprise.person("leader").pk, "leader": "测试leader", "at": AT,
            "place": "集团一楼接待室", "slot": 2, "words": "想当面问取暖费。",
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "booking_made" and done.linked.unit_id == world.office and done.linked.person_id == world.enterprise.person("leader").pk
        assert done.linked.content["at"] == AT.isoformat() and desk("record_unit", world.office) in done.told and done.line.body["due"] == "2026-03-12"
        assert "想当面问取暖费" not in str(done.line.body) and not done.documents

    def test_who_waits_and_who_comes_without_a_booking(self, world: World) -> None:
        assert self.take(world, slot=0).linked.status == "booking_waiting"

    def test_who_comes_without_a_booking_is_owed_what_was_decided(self, world: World) -> None:
        done = self.take(world, by="clerk", slot=-1)
        assert done.linked.status == "booking_came" and (world.office, "coordinator", "decide_reception") in {line[:3] for line in done.owed}

    def test_one_at_a_time(self, world: World) -> None:
        assert "请先取消原来的" in self.refusal(world, self.record(world, "reception_booked")).words.zh

    def test_it_is_open_again_once_that_is_over(self, world: World) -> None:
        for station in ("reception_dropped", "reception_not_come", "reception_talked"):
            assert self.record(world, station).root.pk and self.take(world, station, at=THURSDAY).linked.position == 2

    def test_what_is_dealt_with_in_secret_is_not_told_there(self, world: World) -> None:
        assert "保密" in self.refusal(world, self.record(world, "sealed")).words.zh
