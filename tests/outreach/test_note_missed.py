"""记下空岗."""

from __future__ import annotations

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import EVENING, Desk


class TestNoteMissed(ShiftCases):
    step, station, by, at = "note_missed", "unattended", "clockwork", EVENING
    allowed = frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.take("note_missed", desk.at("unattended"), "clockwork", EVENING)
        assert shift.status == "missed" and shift.content["missed_at"] == EVENING.isoformat()
        assert shift.waits_for == ""
