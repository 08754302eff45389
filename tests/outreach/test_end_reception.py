"""结束接待."""

from __future__ import annotations

from tests.outreach.days import NOON, DayCases, Days


class TestEndReception(DayCases):
    step, station, at = "end_reception", "receiving", NOON
    bad = (({"came": -1}, "came"), ({"came": 501}, "came"))

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        day = desk.take("end_reception", desk.at("receiving"), "clerk", NOON)
        assert day.status == "reception_held" and day.content["came"] == 7 and day.content["ended_at"] == NOON.isoformat() and day.waits_for == ""
