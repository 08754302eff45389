"""换班."""

from __future__ import annotations

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import BEFORE, EVENING, MORNING, Desk


class TestSwapShift(ShiftCases):
    step, station, by, at = "swap_shift", "planned", "receptionist", BEFORE
    allowed = frozenset({"receptionist", "clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 501}, "reason"), ({"person_id": 0}, "person_id"))

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        mine, clerk = desk.at("planned"), desk.house.person("clerk").pk
        was = mine.person_id
        shift = desk.take("swap_shift", mine, "receptionist", BEFORE)
        assert shift.person_id == clerk and shift.status == "planned" and shift.content["phone"] == "0391-5550111"
        assert shift.content["swaps"] == [{"from": was, "to": clerk, "why": "家里有事。", "at": BEFORE.isoformat()}]

    def test_not_to_himself_nor_to_whoever_is_taken(self, desk: Desk) -> None:
        shift = desk.at("planned")
        assert self.refusal(desk, shift, "clerk", person_id=shift.person_id).field == "person_id"
        desk.planned(person_id=desk.house.person("clerk").pk, begins_at=MORNING, ends_at=EVENING)
        assert "别的班" in self.refusal(desk, shift, "clerk").words.zh
