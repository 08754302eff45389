"""说谁来."""

from __future__ import annotations

from tests.outreach.meetings import InvitationCases, Meetings


class TestNameSeat(InvitationCases):
    step, station = "name_seat", "unit_invited"
    bad = (({"person_id": 0}, "person_id"),)

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("seat_named")
        assert (row.status, row.waits_for, row.person_id) == ("seat_named", "", desk.house.person("unit_head").pk) and row.content["seats"][0]["is_head"]

    def test_whoever_comes_in_place_of_the_head_says_why(self, desk: Meetings) -> None:
        row, handler = desk.at("unit_invited"), desk.house.person("handler").pk
        assert self.refusal(desk, row, "handler", person_id=handler).field == "reason"
        assert self.refusal(desk, row, "handler", person_id=desk.house.person("other_head").pk).field == "person_id"
        row = desk.take("name_seat", row, "handler", self.at, person_id=handler, reason="负责人下井。")
        assert row.content["seats"][-1]["why"] == "负责人下井。" and not row.content["seats"][-1]["is_head"]
