"""要求听证."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from xinqiao.directory import snapshot
from xinqiao.documents.models import Document, Service
from xinqiao.petitions import hearing
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import DocumentKind, ServiceResult, ServiceWay

MONDAY_ITSELF = MONDAY.date()


class TestAskHearing(StepCases):
    step, station, by, kind, is_opening = "ask_hearing", "accepted", "petitioner", "hearing", True
    open_in = frozenset({"start"})
    allowed = frozenset({"petitioner"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "想当面问问为什么停暖。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_asked" and done.linked.unit_id == world.mine
        assert done.started == {"decide_hearing@hearing:1": (THURSDAY.date(), date(2026, 3, 15))}
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)} and done.statements[0].is_public
        assert (world.mine, "unit_head", "decide_hearing", date(2026, 3, 15)) in done.owed

    def test_only_within_the_days_after_the_acceptance_notice_reached_him(self, world: World) -> None:
        """Received on Monday 2 March: ten days end on Thursday the 12th."""
        late = datetime(2026, 3, 13, 9, tzinfo=SHANGHAI)
        record = self.told(world)
        assert "2026-03-12" in self.refusal(world, self.record(world, "accepted"), at=late).words.zh
        assert hearing.ask_until(load(record), snapshot.current(), THURSDAY.date()) == date(2026, 3, 12)
        assert self.take(world, at=late.replace(day=12)).linked.status == "hearing_asked"

    def test_nothing_is_counted_while_the_notice_has_not_arrived(self, world: World) -> None:
        assert self.take(world, at=datetime(2026, 4, 13, 9, tzinfo=SHANGHAI)).linked.status == "hearing_asked"

    def test_a_last_day_on_a_rest_day_moves_on_and_a_new_limit_begins_them_anew(self, world: World) -> None:
        record = self.told(world, on=date(2026, 3, 4))
        assert hearing.ask_until(load(record), snapshot.current(), THURSDAY.date()) == date(2026, 3, 16)  # not Saturday the 14th
        record.clocks.filter(name="handle").update(anchor_on=date(2026, 4, 1))  # set aside by a review, and done anew
        assert hearing.ask_until(load(record), snapshot.current(), THURSDAY.date()) == date(2026, 4, 13)

    def told(self, world: World, on: date = MONDAY_ITSELF) -> Petition:
        record = world.at("accepted")
        service = Service.objects.create(subject=record.number, way=ServiceWay.MAIL.value, result=ServiceResult.SIGNED.value, served_on=on, recorded_at=MONDAY, recorded_by="person:1")
        Document.objects.filter(subject=record.number, kind=DocumentKind.ACCEPTANCE_NOTICE.value).update(service=service)
        return record

    @pytest.mark.parametrize("station", ["hearing_asked", "hearing_called", "hearing_held"])
    def test_one_at_a_time(self, world: World, station: str) -> None:
        assert "已经有一个听证" in self.refusal(world, self.record(world, station)).words.zh
