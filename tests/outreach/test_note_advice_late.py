"""记下到期没有反馈."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.advice import LATER, AdviceCases, Advised
from xinqiao.outreach import keep_advice
from xinqiao.outreach.advising import advice


class TestNoteAdviceLate(AdviceCases):
    step, station, by, at = "note_advice_late", "advised", "clockwork", LATER
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Advised) -> None:
        row = desk.take("note_advice_late", desk.raised(), "clockwork", LATER)
        assert (row.status, row.waits_for, f"{row.due_on}") == ("advice_late", "unit_head", "2026-04-09")

    def test_the_worker_notes_it_once_its_day_has_passed(self, desk: Advised) -> None:
        desk.raised()
        assert keep_advice.note_late(LATER - timedelta(days=1)) == 0
        assert keep_advice.note_late(LATER) == 1 and keep_advice.note_late(LATER) == 0
        assert advice().get().status == "advice_late"
