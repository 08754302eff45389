"""举行听证."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_hearing import ELSEWHERE
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.documents.models import Document, Service
from xinqiao.ledger.append import Line, append
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import DocumentKind, ServiceResult, ServiceWay
from xinqiao.rules.terms_handling import Attendance


def served(petition: Petition, on: date) -> None:
    """Let the notice of the hearing have reached the petitioner on a day."""
    service = Service.objects.create(subject=petition.number, way=ServiceWay.MAIL.value, result=ServiceResult.SIGNED.value, served_on=on, recorded_at=THURSDAY, recorded_by="person:1")
    Document.objects.filter(subject=petition.number, kind=DocumentKind.HEARING_NOTICE.value).update(service=service)


class TestHoldHearing(StepCases):
    step, station, by, kind = "hold_hearing", "hearing_due", "handler", "hearing"
    open_in = frozenset({"hearing_called"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (
        ({"held_on": date(2026, 3, 1)}, "held_on"), ({"held_on": date(2026, 3, 6)}, "held_on"), ({"present": "甲"}, "present"),
        ({"present": "长" * 1_001}, "present"), ({"minutes": "没有说"}, "minutes"), ({"minutes": "长" * 5_001}, "minutes"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "held_on": MONDAY.date(), "came": Attendance.CAME, "present": "主持人、记录人、后勤科长、反映人",
            "minutes": "后勤科长：泵坏了。反映人：两周没有人来修。",
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "hearing_held" and done.linked.content["came"] == "came"
        assert done.stopped == {"hold_hearing@hearing:1": MONDAY.date()} and done.kinds == ["hearing_minutes"]
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
        assert "conclude_hearing" in {work for _, _, work, _ in done.owed} and done.running("handle")

    @pytest.mark.parametrize(("came", "branch"), [(Attendance.ABSENT, "absent"), (Attendance.LEFT, "left")])
    def test_that_he_stayed_away_or_left_is_recorded_and_nothing_more(self, world: World, came: Attendance, branch: str) -> None:
        served(world.at("hearing_due"), MONDAY.date() - timedelta(days=8))
        done = self.take(world, came=came)
        assert done.line.body["branch"] == branch and done.linked.status == "hearing_held" and done.status == "accepted"

    def test_whom_the_notice_did_not_reach_a_week_ahead_is_not_written_down_as_absent(self, world: World) -> None:
        unserved = self.refusal(world, self.record(world, "hearing_due"), came=Attendance.ABSENT)
        assert unserved.field == "came" and "没有提前 7 天送到" in unserved.words.zh
        served(world.at("hearing_due"), MONDAY.date() - timedelta(days=6))
        assert self.refusal(world, self.record(world, "hearing_due"), came=Attendance.ABSENT).field == "came"
        assert self.take(world, came=Attendance.LEFT).linked.status == "hearing_held"  # he came: he knew

    def test_nor_with_a_chair_who_investigated_meanwhile(self, world: World) -> None:
        record = self.record(world, "hearing_due")
        append([Line(subject=record.root.number, verb="inquiry.record_interview", actor=f"person:{world.enterprise.person('head').pk}", at=THURSDAY, recorded_at=THURSDAY, body={})])
        assert "不能主持" in self.refusal(world, record).words.zh

    def test_not_before_the_day_of_the_notice(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "hearing_called"), held_on=THURSDAY.date()).field == "held_on"
