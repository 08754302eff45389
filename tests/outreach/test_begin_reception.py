"""开始接待."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outreach.days import DAY, DayCases, Days
from xinqiao.petitions.refused import Refused


class TestBeginReception(DayCases):
    step, station, at = "begin_reception", "reception_published", DAY

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        day = desk.take("begin_reception", desk.at("reception_published"), "clerk", DAY)
        assert day.status == "receiving" and day.content["began_at"] == DAY.isoformat()

    @pytest.mark.parametrize("days", [-1, 1])
    def test_on_no_other_day(self, desk: Days, days: int) -> None:
        with pytest.raises(Refused):
            desk.take("begin_reception", desk.at("reception_published"), "clerk", DAY + timedelta(days=days))
