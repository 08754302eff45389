"""更正纪要."""

from __future__ import annotations

from tests.outreach.meetings import AFTER, MeetingCases, Meetings


class TestCorrectMinutes(MeetingCases):
    step, station, at, by = "correct_minutes", "minutes_signed", AFTER, "leader"
    allowed = frozenset({"leader"})
    bad = (({"item": 9}, "item"), ({"reason": ""}, "reason"), ({"decision": " "}, "decision"), ({"decision": "晚班车由二矿出，三矿补一半油费。"}, "decision"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("correct_minutes", desk.at("minutes_signed"), "leader", AFTER)
        first, second = row.content["versions"]
        assert row.content["items"][0]["decided"]["decision"] == "晚班车由二矿出，三矿补四成油费。"
        assert second["was"] == "晚班车由二矿出，三矿补一半油费。" and second["at"] > first["at"] and second["why"]
