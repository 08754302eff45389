"""急件叫人."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.outreach import night_calls
from xinqiao.outreach.night_calls import CallOut
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_call_out import WhyAtOnce


def told(world: World, key: str, at: Any) -> list[CallOut]:
    return night_calls.called_out(staff(world.enterprise.person(key), local_day(at)), snapshot.current(), at)


class TestCallOut(StepCases):
    step, station, by, kind, is_opening = "call_out", "kept_close", "clerk", "call_out", True
    open_in = frozenset()
    allowed = frozenset({"clerk"})
    bad = (({"phone": " "}, "phone"), ({"phone": "1" * 201}, "phone"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"why": WhyAtOnce.LIFE, "phone": "0391-5550111"}

    def test_it_does_what_its_row_says_and_the_officers_owe_it_today(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "calling_out" and done.linked.unit_id == world.enterprise.discipline_unit.pk
        assert (world.office, "coordinator", "call_out", THURSDAY.date()) in done.owed

    def test_the_discipline_duty_is_told_to_phone_and_sees_nothing_of_the_matter(self, world: World) -> None:
        others = {row.office for row in told(world, "discipline", THURSDAY)}
        assert others <= {world.office}
        petition = self.take(world).petition
        (newest, *_) = told(world, "discipline", THURSDAY)
        assert (newest.office, newest.since, newest.why, newest.phone) == (world.office, THURSDAY, WhyAtOnce.LIFE, "0391-5550111")
        assert petition.number not in str(newest) and petition.title not in str(newest)
        actor = staff(world.enterprise.person("discipline"), local_day(THURSDAY))
        assert not visible_to(actor, snapshot.current()).filter(pk=petition.pk).exists(), "no more eyes than before"
        for key in ("clerk", "head", "leader", "handler", "receptionist", "auditor"):
            assert told(world, key, THURSDAY) == []

    def test_whom_it_names_is_not_told_and_it_ends_with_triage(self, world: World) -> None:
        petition = self.take(world).petition
        before = len(told(world, "discipline", THURSDAY))
        record = LinkedRecord.objects.get(petition=petition, kind="call_out", opened_at=THURSDAY)
        LinkedRecord.objects.filter(pk=record.pk).update(content=record.content | {"not_for": [world.enterprise.person("discipline").pk]})
        assert len(told(world, "discipline", THURSDAY)) == before - 1
        LinkedRecord.objects.filter(pk=record.pk).update(content=record.content)
        Petition.objects.filter(pk=petition.pk).update(is_kept_close=False)
        assert len(told(world, "discipline", THURSDAY)) == before - 1

    def test_one_at_a_time_and_only_what_few_may_read(self, world: World) -> None:
        assert "已经在叫人了" in self.refusal(world, LinkedRecord(petition=world.at("calling_out"), kind="call_out")).words.zh
        assert "请报告重大紧急" in self.refusal(world, LinkedRecord(petition=world.at("registered"), kind="call_out")).words.zh
