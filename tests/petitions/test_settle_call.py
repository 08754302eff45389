"""核实回访的记录."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked.call_backs import HIS
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL
from tests.walking import Walk
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Obligation
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import ReopenGround, Resolution


class TestSettleCall(StepCases):
    step, station, by, kind = "settle_call", "call_disputed", "head", "call_back"
    open_in = frozenset({"call_disputed"})
    allowed = frozenset({"head", "leader"})
    elsewhere = {"call_made": "called_back", "call_unreached": "call_unreached", "call_disputed": "call_disputed", "call_stands": "call_stands", "call_corrected": "call_corrected"}
    bad = (({"answer": "好"}, "answer"), ({"answer": "长" * 5_001}, "answer"), ({"corrected": None, "wants_anew": True}, "wants_anew"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"answer": "问过打电话的人，也问了您，照您说的更正。", "corrected": Resolution.UNSOLVED}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "call_corrected" and done.linked.content["corrected"] == "unsolved" and done.line.body["branch"] == "corrected"
        assert (done.petition.resolution, done.petition.resolution_on) == ("unsolved", THURSDAY.date())
        assert done.stopped == {"look_at_call@call_back:1": THURSDAY.date()} and done.started == {} and done.told == BY_MAIL
        assert "look_at_call" not in {work for _, _, work, _ in done.owed} and done.statements == []
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_a_record_that_stands_changes_nothing_but_says_why(self, world: World) -> None:
        done = self.take(world, corrected=None)
        assert done.linked.status == "call_stands" and done.petition.resolution == "partly" and done.told == BY_MAIL

    def test_what_is_not_solved_after_all_may_be_read_by_somebody_else(self, world: World) -> None:
        done = self.take(world, wants_anew=True)
        assert set(done.started) == {"read_reopen"} and (world.office, "office_head", "decide_reopen") in {line[:3] for line in done.owed}

    def test_whoever_called_does_not_look_at_it_and_a_leader_does_where_the_head_called(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("replied")
        walk.take("record_outcome", "head", called_on=MONDAY.date(), resolution=Resolution.SOLVED, note="都好了。")
        walk.take_linked("call_back", "dispute_call", walk.petitioner, words=HIS)
        assert Obligation.objects.get(petition=walk.petition, work="look_at_call").duty == "leader"
        record = LinkedRecord.objects.get(petition=walk.petition, kind="call_back")
        assert "另一位负责人来核实" in self.refusal(world, record, "head").words.zh
        walk.take_linked("call_back", "settle_call", "leader", answer="问过您，照您说的更正。", corrected=Resolution.UNSOLVED)

    def test_what_is_done_anew_already_is_not_asked_for_once_more(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("call_disputed")
        walk.take("ask_reopen", walk.petitioner, ground=ReopenGround.FALSE_CLOSURE, reason="还是没有暖气。").take("reopen", "head", reason="没有修好，重新办。")
        with pytest.raises(Refused):
            walk.take_linked("call_back", "settle_call", "head", answer="问过您，照您说的更正。", corrected=Resolution.UNSOLVED, wants_anew=True)
        walk.take_linked("call_back", "settle_call", "head", answer="问过您，照您说的更正。", corrected=Resolution.UNSOLVED)
        assert walk.petition.resolution == "" and [fault for fault in faults() if walk.petition.number in fault] == []
