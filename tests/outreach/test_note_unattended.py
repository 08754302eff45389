"""记下没有人到岗."""

from __future__ import annotations

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import LATER, Desk


class TestNoteUnattended(ShiftCases):
    step, station, by, at = "note_unattended", "planned", "clockwork", LATER
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.take("note_unattended", desk.at("planned"), "clockwork", LATER)
        assert shift.status == "unattended" and shift.content["unattended_at"] == LATER.isoformat()
        assert shift.waits_for == "office_head"
