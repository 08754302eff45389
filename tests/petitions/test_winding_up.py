"""What is open around the handling ends with the answer, or with the petitioner giving the matter up."""

from __future__ import annotations

from tests.petitions.world import MONDAY, World
from tests.walking import Walk
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Obligation, RunningClock


def running(walk: Walk) -> set[str]:
    return {clock.name for clock in RunningClock.objects.filter(petition=walk.petition, stopped_on=None)}


def test_unit_whose_opinion_has_not_come_is_released_when_the_answer_is_signed(world: World) -> None:
    for station in ("help_asked", "help_escalated"):
        walk = Walk(world.enterprise, at=MONDAY).to(station)
        walk._reply()
        walk._sign()
        assert LinkedRecord.objects.get(petition=walk.petition, kind="co_handling").status == "help_released"
        assert "co_handle" not in running(walk) and walk.petition.status == "signed"
        assert not Obligation.objects.filter(petition=walk.petition, record__startswith="co_handling").exists()
        assert [fault for fault in faults() if walk.petition.number in fault] == []


def test_with_the_withdrawal_nobody_hears_or_helps_any_more(world: World) -> None:
    for station in ("hearing_called", "help_asked", "mediating", "recusal_asked"):
        walk = Walk(world.enterprise, at=MONDAY).to(station)
        walk._ask_withdrawal()
        walk._confirm_withdrawal()
        assert running(walk) & {"hold_hearing", "co_handle", "mediate", "decide_recusal"} == set()
        assert not Obligation.objects.filter(petition=walk.petition).exclude(record="").exists()
        assert [fault for fault in faults() if walk.petition.number in fault] == []
