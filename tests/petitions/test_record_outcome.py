"""回访是否化解."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import Walk, entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Resolution, Secrecy
from xinqiao.rules.terms_call_back import ANEW, CallFinding


class TestRecordOutcome(StepCases):
    step, station, by = "record_outcome", "replied", "clerk"
    open_in = frozenset({"replied", "closed", "ended"})
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (
        ({"note": " "}, "note"), ({"called_on": THURSDAY.date() + timedelta(days=1)}, "called_on"),
        ({"called_on": MONDAY.date() - timedelta(days=1)}, "called_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"called_on": THURSDAY.date(), "resolution": Resolution.PARTLY, "note": "暖气有了，钱还没退。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and not (done.started or done.documents or done.told)
        assert done.stopped == {"call_back": THURSDAY.date()} and "call_back" not in {work for _, _, work, _ in done.owed}
        assert (done.petition.resolution, done.petition.resolution_on) == ("partly", THURSDAY.date())
        assert done.line.body["branch"] == "partly" and done.statements == []
        call = self.call(done.petition)
        assert (call.status, call.content["said"], call.content["note"], call.person_id) == ("call_made", "partly", "暖气有了，钱还没退。", world.enterprise.person("clerk").pk)
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_who_could_not_be_reached_said_nothing_and_is_called_no_more(self, world: World) -> None:
        said = self.take(world, "reopen_asked").petition
        done = self.take(world, "reopen_asked", resolution=None, note="三天打了四次，没有人接。")
        assert (done.petition.resolution, done.petition.resolution_on) == (said.resolution, said.resolution_on)
        done = self.take(world, resolution=None, note="三天打了四次，没有人接。")
        assert done.line.body["branch"] == "unreached" and done.petition.resolution == "" and done.petition.resolution_on is None
        assert done.stopped == {"call_back": THURSDAY.date()} and self.call(done.petition).status == "call_unreached"
        assert self.call(done.petition).content["note"] == "三天打了四次，没有人接。" and "said" not in self.call(done.petition).content

    def call(self, petition: Petition) -> LinkedRecord:
        return LinkedRecord.objects.filter(petition=petition, kind="call_back").latest("pk")

    @pytest.mark.parametrize(("given", "is_anew"), [({}, False), ({"wants_anew": True}, True), ({"findings": (CallFinding.UNKEPT,)}, True), ({"resolution": Resolution.SOLVED, "findings": (CallFinding.PRESSED,)}, True)])
    def test_what_he_wants_looked_at_or_says_of_pressure_is_read_by_somebody_else(self, world: World, given: dict[str, Any], is_anew: bool) -> None:
        done = self.take(world, "closed", **given)
        said = given.get("resolution", Resolution.PARTLY)
        assert done.line.body["branch"] == (ANEW[said] if is_anew else said.value)
        assert ("read_reopen" in done.started) is is_anew and ("decide_reopen" in {work for _, _, work, _ in done.owed}) is is_anew
        assert done.told == ({desk("desk", world.office)} if is_anew else set())

    def test_nobody_answers_for_whoever_was_not_reached(self, world: World) -> None:
        assert self.refusal(world, world.at("replied"), resolution=None, findings=(CallFinding.PRESSED,)).field == "findings"
        assert self.refusal(world, world.at("replied"), resolution=None, wants_anew=True).field == "wants_anew"

    def test_who_called_does_not_decide_and_a_leader_does_where_the_head_called(self, world: World) -> None:
        self.take(world, "closed", by="head", wants_anew=True)
        petition = world.at("closed")
        assert (world.office, "leader", "decide_reopen") in {line[:3] for line in self.lines(petition)}
        for step in ("reopen", "decline_reopen"):
            with pytest.raises(Refused, match="另一位负责人来看"):
                perform(step, petition, entry(step, reason="看过了，原来的答复站得住，不重新办。"), actor=world.actor("head", petition), at=THURSDAY)
        record = perform("reopen", petition, entry("reopen", reason="没有修好，重新办。"), actor=world.actor("leader", petition), at=THURSDAY)
        assert record.status == "accepted"

    def test_closing_does_not_end_what_is_to_be_asked(self, world: World) -> None:
        assert (world.office, "coordinator", "call_back") in {line[:3] for line in self.lines(world.at("closed"))}
        assert "call_back" not in {line[2] for line in self.lines(self.take(world, "closed").petition)}

    def test_it_is_asked_by_somebody_outside_the_unit_within_our_own_days(self, world: World) -> None:
        assert (world.office, "coordinator", "call_back") in {line[:3] for line in self.lines(world.at("replied"))}
        assert (world.office, "leader", "call_back") in {line[:3] for line in self.lines(world.at("own_reopen_asked"))}

    def lines(self, petition: Petition) -> set[tuple[Any, ...]]:
        return set(Obligation.objects.filter(petition=petition).values_list("unit_id", "duty", "work", "due_on"))

    def test_nobody_calls_who_left_no_number_and_an_import_owes_no_call(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY, secrecy=Secrecy.ANONYMOUS).to("replied")
        assert not walk.petition.clocks.filter(name="call_back").exists()

    def test_unit_that_handled_it_never_says_that_it_is_solved(self, world: World) -> None:
        for key in ("handler", "unit_head"):
            assert "承办单位以外的" in self.refusal(world, world.at("closed"), key).words.zh
        assert "承办单位以外的" in self.refusal(world, world.at("own_reopen_asked"), "clerk").words.zh

    def test_later_call_replaces_the_earlier_one_and_a_new_answer_is_a_new_fact(self, world: World) -> None:
        self.take(world, "reopen_asked")
        done = self.take(world, "reopen_asked", resolution=Resolution.UNSOLVED)
        assert done.petition.resolution == "unsolved"
        reopen = entry("reopen", reason="没有修好，重新办。")
        record = perform("reopen", done.petition, reopen, actor=world.actor("head", done.petition), at=THURSDAY)
        assert (record.resolution, record.resolution_on) == ("", None)
