"""交班."""

from __future__ import annotations

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import EVENING, Desk


class TestHandOver(ShiftCases):
    step, station, by, at = "hand_over", "on_duty", "receptionist", EVENING
    allowed = frozenset({"receptionist"})
    bad = (({"notes": " "}, "notes"), ({"notes": "长" * 3001}, "notes"))

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.take("hand_over", desk.at("on_duty"), "receptionist", EVENING, numbers=("A-1", "A-2", "A-1"))
        assert shift.status == "handed_over" and shift.waits_for == "intake" and shift.content["numbers"] == ["A-1", "A-2"]
        assert shift.content["notes"] == "二矿王师傅还要回电。"
