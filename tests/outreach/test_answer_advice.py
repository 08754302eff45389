"""书面反馈."""

from __future__ import annotations

import pytest

from tests.outreach.advice import AdviceCases, Advised
from tests.outreach.sweeps import NOON
from xinqiao.ledger.models import Entry
from xinqiao.rules.terms import Outcome


class TestAnswerAdvice(AdviceCases):
    step, station, by = "answer_advice", "advised", "handler"
    allowed = frozenset({"handler", "unit_head"})
    bad = (({"answer": ""}, "answer"), ({"adoption": Outcome.SUPPORT}, "adoption"))

    def test_it_does_what_its_row_says(self, desk: Advised) -> None:
        row = desk.take("answer_advice", desk.raised(), "handler", NOON)
        assert (row.status, row.waits_for, f"{row.due_on}") == ("advice_answered", "office_head", "2026-03-17")  # five working days
        assert row.content["answers"][0]["adoption"] == "adopt"

    @pytest.mark.parametrize(("adoption", "branch"), [(Outcome.ADOPT_PARTLY, "partly"), (Outcome.NOT_ADOPT, "not_adopted")])
    def test_what_is_not_adopted_is_told_apart_in_the_ledger(self, desk: Advised, adoption: Outcome, branch: str) -> None:
        row = desk.take("answer_advice", desk.at("advice_late"), "handler", NOON, adoption=adoption)
        assert Entry.objects.filter(subject=row.number).latest("number").body["branch"] == branch
