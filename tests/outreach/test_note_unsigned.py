"""记下没有人接班签字."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import EVENING, Desk


class TestNoteUnsigned(ShiftCases):
    step, station, by, at = "note_unsigned", "handed_over", "clockwork", EVENING + timedelta(hours=1)
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.take("note_unsigned", desk.at("handed_over"), "clockwork", self.at)
        assert shift.status == "unsigned" and shift.content["unsigned_at"] == self.at.isoformat()
        assert shift.waits_for == "office_head"

    def test_it_is_signed_for_all_the_same(self, desk: Desk) -> None:
        shift = desk.at("unsigned")
        desk.next_on_duty()
        assert desk.take("sign_for_shift", shift, "clerk", self.at).status == "signed_for"
