"""列入接待计划."""

from __future__ import annotations

from datetime import timedelta

from tests.outreach.days import DAY, NOON, PLANNING, DayCases, Days
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import slot_times


class TestPlanReception(DayCases):
    step, station, at = "plan_reception", "", PLANNING
    bad = (
        ({"slots": 0}, "slots"), ({"slots": 61}, "slots"), ({"minutes": 4}, "minutes"), ({"minutes": 121}, "minutes"), ({"place": " "}, "place"), ({"person_id": 0}, "person_id"),
        ({"slots": 10}, "until"), ({"ends_at": DAY}, "until"), ({"ends_at": NOON + timedelta(days=1)}, "until"), ({"begins_at": PLANNING}, "day"),
        ({"begins_at": DAY + timedelta(days=600), "ends_at": NOON + timedelta(days=600)}, "day"),
    )  # fmt: skip

    def record(self, desk: Days, station: str) -> OutreachRecord:  # type: ignore[override]
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        day = desk.planned()
        assert day.number.startswith("reception_day-") and day.status == "reception_planned" and (day.waits_for, f"{day.due_on}") == ("coordinator", "2026-03-12")
        assert OutreachRecord.objects.get().content == {"place": "集团一楼接待室", "slots": 9, "minutes": 20} and day.person_id == desk.house.person("leader").pk
        assert [f"{time:%H:%M}" for time in slot_times(day)][:2] == ["09:00", "09:20"] and len(slot_times(day)) == 9

    def test_no_leader_receives_at_two_places_at_once(self, desk: Days) -> None:
        desk.planned()
        assert "另一场接待" in self.refusal(desk, desk.new(), "clerk", begins_at=DAY + timedelta(hours=1), slots=1).words.zh
        desk.planned(begins_at=NOON, ends_at=NOON + timedelta(hours=3))

    def test_only_a_leader_of_the_unit_or_above(self, desk: Days) -> None:
        for key in ("clerk", "handler", "unit_head"):
            assert self.refusal(desk, desk.new(), "clerk", person_id=desk.house.person(key).pk).field == "person_id"
