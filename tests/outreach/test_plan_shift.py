"""排班."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import BEFORE, EVENING, MORNING, Desk
from xinqiao.outreach.models import OutreachRecord


class TestPlanShift(ShiftCases):
    step, station, by, at = "plan_shift", "", "clerk", BEFORE
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"ends_at": MORNING}, "ends_at"), ({"ends_at": MORNING + timedelta(hours=25)}, "ends_at"),
        ({"begins_at": BEFORE - timedelta(hours=20), "ends_at": BEFORE - timedelta(hours=8)}, "begins_at"), ({"person_id": 0}, "person_id"),
    )  # fmt: skip

    def record(self, desk: Desk, station: str) -> OutreachRecord:
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        shift = desk.planned()
        assert shift.number == f"shift-{shift.number.removeprefix('shift-')}" and shift.status == "planned" and shift.waits_for == "" and shift.due_on is None
        assert shift.person_id == desk.house.person("receptionist").pk and f"{shift.on}" == "2026-03-05" and shift.content["phone"] == "0391-5550111"
        stored = OutreachRecord.objects.get()
        assert stored.content == {"part": "day", "role": "desk", "phone": "0391-5550111"}

    def test_nobody_is_on_two_shifts_at_once(self, desk: Desk) -> None:
        desk.planned()
        refused = self.refusal(desk, desk.new(), "clerk", begins_at=MORNING + timedelta(hours=6), ends_at=EVENING + timedelta(hours=6))
        assert refused.field == "person_id" and "别的班" in refused.words.zh
        desk.planned(begins_at=EVENING, ends_at=EVENING + timedelta(hours=12))  # one after the other is no clash

    def test_only_people_of_the_unit(self, desk: Desk) -> None:
        assert self.refusal(desk, desk.new(), "clerk", person_id=desk.house.person("handler").pk).field == "person_id"
