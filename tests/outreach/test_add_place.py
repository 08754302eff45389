"""加一个下访地点."""

from __future__ import annotations

from tests.outreach.trips import PlaceCases, Trips
from xinqiao.outreach.models import OutreachRecord


class TestAddPlace(PlaceCases):
    step, station = "add_place", ""
    bad = (({"name": "楼"}, "name"), ({"name": "长" * 201}, "name"), ({"of_unit": 0}, "of_unit"))

    def record(self, desk: Trips, station: str) -> OutreachRecord:  # type: ignore[override]
        return desk.new("place")

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        place = desk.place
        assert (place.status, place.waits_for, place.place_key, f"{place.on}") == ("place_open", "", place.number, "2026-02-20")
        assert place.content == {"name": "二矿三号宿舍楼", "sort": "dormitory", "of_unit": desk.house.mine.pk}

    def test_it_stands_on_the_list_once(self, desk: Trips) -> None:
        assert desk.place.number and self.refusal(desk, desk.new("place"), "clerk", name=" 二矿三号宿舍楼 ").field == "name"
