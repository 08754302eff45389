"""退回反馈."""

from __future__ import annotations

from datetime import date

from tests.outreach.advice import AdviceCases, Advised
from tests.outreach.sweeps import NOON


class TestReturnAdvice(AdviceCases):
    step, station = "return_advice", "advice_answered"
    bad = (({"reason": ""}, "reason"), ({"due_on": date(2026, 3, 1)}, "due_on"))

    def test_it_does_what_its_row_says(self, desk: Advised) -> None:
        row = desk.take("return_advice", desk.at("advice_answered"), "head", NOON, due_on=date(2026, 3, 20))
        assert (row.status, row.waits_for, f"{row.due_on}") == ("advised", "unit_head", "2026-03-20")
        again = desk.take("answer_advice", row, "unit_head", NOON)
        assert len(again.content["answers"]) == 2 and again.content["returned"][0]["reason"] == "没有写哪天起。"
