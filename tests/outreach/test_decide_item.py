"""记议定事项."""

from __future__ import annotations

from datetime import date

from tests.outreach.meetings import NOON, MeetingCases, Meetings


class TestDecideItem(MeetingCases):
    step, station, at = "decide_item", "meeting_open", NOON
    bad = (({"item": 7}, "item"), ({"decision": " "}, "decision"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("decide_item", desk.at("meeting_open"), "clerk", NOON)
        item = row.content["items"][0]
        assert item["decided"]["decision"] == "晚班车由二矿出，三矿补一半油费。" and item["tasks"][0]["due_on"] == "2026-04-01"

    def test_until_the_chair_has_signed_it_is_written_anew(self, desk: Meetings) -> None:
        row = desk.take("decide_item", desk.at("minutes_written"), "clerk", NOON, decision="放到下次。", tasks=())
        assert row.content["items"][0]["decided"]["decision"] == "放到下次。" and row.content["items"][0]["tasks"] == []

    def test_a_task_has_an_owner_of_the_meeting_a_day_to_come_and_a_proof(self, desk: Meetings) -> None:
        row = desk.at("meeting_open")
        for changed, field in (
            ({"what": ""}, "what_1"), ({"proof": ""}, "proof_1"), ({"due_on": date(2026, 3, 12)}, "due_1"), ({"person_id": desk.house.person("other_head").pk}, "owner_1"),
            ({"unit_id": desk.house.discipline_unit.pk, "person_id": desk.house.person("discipline").pk}, "owner_1"),
        ):  # fmt: skip
            assert self.refusal(desk, row, "clerk", tasks=(desk.task(**changed),)).field == field
        assert self.refusal(desk, row, "clerk", tasks=(desk.task(),) * 4).field == "tasks"
