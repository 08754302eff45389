"""取消这次接待."""

from __future__ import annotations

from tests.outreach.days import PUBLISHING, DayCases, Days
from xinqiao.outreach.receptions import announced


class TestCancelReception(DayCases):
    step, station, at = "cancel_reception", "reception_published", PUBLISHING
    bad = (({"reason": ""}, "reason"),)

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        day = desk.take("cancel_reception", desk.at("reception_published"), "clerk", PUBLISHING)
        assert day.status == "reception_cancelled" and day.content["cancelled"] == "当天停电。" and day.waits_for == ""
        assert announced(PUBLISHING.date(), 9) == [day]  # whoever read of it reads that it is not

    def test_what_nobody_read_of_is_not_announced_as_cancelled(self, desk: Days) -> None:
        desk.at("reception_cancelled")
        assert announced(PUBLISHING.date(), 9) == []
