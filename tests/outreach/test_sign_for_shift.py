"""接班签字."""

from __future__ import annotations

from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import EVENING, Desk
from xinqiao.outreach.models import OutreachRecord


class TestSignForShift(ShiftCases):
    step, station, by, at = "sign_for_shift", "handed_over", "clerk", EVENING
    allowed = frozenset({"clerk"})

    def record(self, desk: Desk, station: str) -> OutreachRecord:
        shift = desk.at(station)
        desk.next_on_duty()
        return shift

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        handed = self.record(desk, "handed_over")
        shift = desk.take("sign_for_shift", handed, "clerk", EVENING)
        night = OutreachRecord.objects.get(person=desk.house.person("clerk"))
        assert shift.status == "signed_for" and shift.waits_for == "" and shift.content["next"] == night.number
        assert shift.content["signed_by"] == desk.house.person("clerk").pk and shift.content["remark"] == "收到。"

    def test_whoever_is_not_on_duty_signs_for_nothing(self, desk: Desk) -> None:
        assert "到岗" in self.refusal(desk, desk.at("handed_over"), "clerk").words.zh

    def test_nobody_signs_for_his_own(self, desk: Desk) -> None:
        assert "自己" in self.refusal(desk, self.record(desk, "handed_over"), "receptionist").words.zh
