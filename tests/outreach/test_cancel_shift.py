"""取消这个班."""

from __future__ import annotations

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import BEFORE, Desk


class TestCancelShift(ShiftCases):
    step, station, by, at = "cancel_shift", "planned", "clerk", BEFORE
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.take("cancel_shift", desk.at("planned"), "clerk", BEFORE)
        assert shift.status == "shift_cancelled" and shift.content["cancelled"] == "排重了。" and shift.waits_for == ""
