"""书面答复打击报复."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import PORTAL


class TestAnswerRetaliation(StepCases):
    step, station, by, kind = "answer_retaliation", "retaliation_found", "discipline", "retaliation"
    open_in = frozenset({"retaliation_found"})
    allowed = frozenset({"discipline"})
    elsewhere = {"watched": "feared", "not_asked": "not_asked", "watch_ended": "watch_ended"}
    bad = (({"text": "短"}, "text"), ({"text": "长" * 5_001}, "text"), ({"no_advice": " "}, "no_advice"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "查实队长调了您的班，已经恢复，队长受了批评。", "no_advice": "情节轻微，当面道歉，本人谅解。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "watched" and done.stopped["answer_retaliation@retaliation:1"] == THURSDAY.date()
        assert done.started == {"check_in@retaliation:1": (date(2026, 3, 2), date(2026, 5, 31))}
        assert done.kinds == ["retaliation_answer"] and done.told == {PORTAL} and done.statements[0].is_public
        said = str(done.documents[0].content)
        assert done.petition.guards in said and "队长受了批评" in said and "情节轻微" not in said and "2026年5月31日" in said

    def test_what_was_recommended_needs_no_reason_why_not(self, world: World) -> None:
        assert self.take(world, "liability_advised", no_advice="").linked.status == "watched"

    def test_after_the_last_round_it_ends(self, world: World) -> None:
        done = self.take(world, at=THURSDAY.replace(month=10))
        assert done.linked.status == "watch_ended" and done.line.body["branch"] == "last"
