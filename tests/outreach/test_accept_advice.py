"""认可反馈."""

from __future__ import annotations

from tests.outreach.advice import ACCEPTED, AdviceCases, Advised


class TestAcceptAdvice(AdviceCases):
    step, station = "accept_advice", "advice_answered"
    bad = (({"note": "长" * 2001}, "note"),)

    def test_it_does_what_its_row_says(self, desk: Advised) -> None:
        row = desk.take("accept_advice", desk.at("advice_answered"), "head", ACCEPTED)
        assert (row.status, row.waits_for, row.due_on) == ("advice_accepted", "", None)
        assert (row.content["accepted_on"], row.content["watched_days"]) == ("2026-03-12", 180)
