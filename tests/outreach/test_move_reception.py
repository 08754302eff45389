"""改时间、地点."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.outreach.days import DAY, NOON, PUBLISHING, DayCases, Days


class TestMoveReception(DayCases):
    step, station, at = "move_reception", "reception_published", PUBLISHING
    bad = (
        ({"reason": ""}, "reason"), ({"place": ""}, "place"), ({"ends_at": DAY}, "until"), ({"ends_at": DAY + timedelta(days=1, hours=1)}, "until"),
        ({"begins_at": DAY, "ends_at": NOON, "place": "集团一楼接待室"}, "day"), ({"begins_at": PUBLISHING, "ends_at": NOON}, "day"),
    )  # fmt: skip

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        day = desk.take("move_reception", desk.at("reception_published"), "clerk", PUBLISHING)
        assert f"{day.on}" == "2026-03-13" and day.begins_at == DAY + timedelta(days=1) and day.content["place"] == "二矿会议室" and f"{day.due_on}" == "2026-03-13"
        move = day.content["moves"][0]
        assert (datetime.fromisoformat(move["from"]), move["place"], move["why"]) == (DAY, "集团一楼接待室", "方便二矿的人来。")

    def test_to_another_room_at_the_same_hour(self, desk: Days) -> None:
        day = desk.take("move_reception", desk.at("reception_published"), "clerk", PUBLISHING, begins_at=DAY, ends_at=NOON, place="二楼小会议室")
        assert day.content["place"] == "二楼小会议室" and day.begins_at == DAY
