"""记下打过的电话."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_call_out import told
from tests.petitions.world import THURSDAY, World
from xinqiao.ledger.append import history
from xinqiao.rules.terms_call_out import PhonedResult


class TestNotePhoned(StepCases):
    step, station, by, kind = "note_phoned", "calling_out", "clerk", "call_out"
    open_in = frozenset({"calling_out"})
    allowed = frozenset({"clerk"})
    elsewhere = {"calling_out": "calling_out", "call_out_reached": "call_out_reached"}
    bad = (({"whom": " "}, "whom"), ({"whom": "长" * 61}, "whom"), ({"phoned_at": THURSDAY + timedelta(hours=1)}, "phoned_at"), ({"phoned_at": THURSDAY - timedelta(days=30)}, "phoned_at"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"whom": "纪检专员 丁明", "result": PhonedResult.NOT_REACHED}

    def test_it_does_what_its_row_says_whom_and_when(self, world: World) -> None:
        done = self.take(world)
        (line,) = done.linked.content["phoned"]
        assert done.linked.status == "calling_out" and line.startswith("2026-03-05 ") and line.endswith("纪检专员 丁明：没有打通")
        assert (done.line.body["phoned_at"], done.line.body["result"]) == (THURSDAY.isoformat(), "not_reached") and "丁明" not in str([row.body for row in history(done.petition.number)])
        again = self.take(world, result=PhonedResult.REACHED, whom="信访专员 何云")
        assert len(again.linked.content["phoned"]) == 2

    def test_once_somebody_was_reached_nobody_else_is_called(self, world: World) -> None:
        before = len(told(world, "discipline", THURSDAY))
        done = self.take(world, result=PhonedResult.REACHED)
        assert done.linked.status == "call_out_reached" and not [work for _, _, work, _ in done.owed if work == "call_out"]
        assert len(told(world, "discipline", THURSDAY)) == before - 1
