"""更正地点."""

from __future__ import annotations

from tests.outreach.trips import PlaceCases, Trips


class TestCorrectPlace(PlaceCases):
    step = "correct_place"
    bad = (({"name": ""}, "name"), ({"name": "二矿三号宿舍楼"}, "name"), ({"of_unit": 0}, "of_unit"))

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        place = desk.take("correct_place", desk.at("place_open"), "clerk", self.at)
        assert place.content["name"] == "二矿三号公寓" and [before["name"] for before in place.content["before"]] == ["二矿三号宿舍楼"]
