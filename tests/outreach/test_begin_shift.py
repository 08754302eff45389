"""到岗."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import EVENING, LATER, MORNING, Desk
from xinqiao.petitions.refused import Refused


class TestBeginShift(ShiftCases):
    step, station, by = "begin_shift", "planned", "receptionist"
    allowed = frozenset({"receptionist"})

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.take("begin_shift", desk.at("planned"), "receptionist", MORNING)
        assert shift.status == "on_duty" and shift.content["came_at"] == MORNING.isoformat()
        assert (shift.waits_for, f"{shift.due_on}") == ("intake", "2026-03-05")

    def test_late_is_better_than_never(self, desk: Desk) -> None:
        assert desk.take("begin_shift", desk.at("unattended"), "receptionist", LATER).status == "on_duty"

    @pytest.mark.parametrize("at", [MORNING - timedelta(hours=3), EVENING])
    def test_neither_long_before_nor_afterwards(self, desk: Desk, at: object) -> None:
        with pytest.raises(Refused):
            desk.take("begin_shift", desk.at("planned"), "receptionist", at)  # type: ignore[arg-type]
