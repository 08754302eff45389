"""签发纪要."""

from __future__ import annotations

from tests.outreach.meetings import NOON, MeetingCases, Meetings, kind
from xinqiao.outreach.waiting import waiting


class TestSignMinutes(MeetingCases):
    step, station, at, by = "sign_minutes", "minutes_written", NOON, "leader"
    allowed = frozenset({"leader"})

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.at("minutes_signed")
        task = kind("meeting_task").get()
        assert row.content["tasks"] == [task.number] and row.content["signed_on"] == "2026-03-12" and len(row.content["versions"]) == 1
        assert (task.unit_id, task.person_id, task.status, f"{task.due_on}") == (desk.house.mine.pk, desk.house.person("handler").pk, "task_set", "2026-04-01")
        for who in ("handler", "unit_head"):  # the owner, and the head of his unit
            assert [each.kind.value for each in waiting(desk.actor(who, NOON), task.due_on)] == ["meeting_task"]  # type: ignore[arg-type]

    def test_signed_they_are_fixed(self, desk: Meetings) -> None:
        row = desk.at("minutes_signed")
        self.step = "decide_item"
        assert "纪要已签" in self.refusal(desk, row, "clerk").words.zh

    def test_whoever_does_not_chair_it_does_not_sign(self, desk: Meetings) -> None:
        from tests.enterprise import _person  # noqa: PLC0415 as the days do
        from xinqiao.directory import snapshot  # noqa: PLC0415
        from xinqiao.rules.terms import Duty  # noqa: PLC0415

        desk.house.people["second_leader"] = _person("second_leader", desk.house.group, Duty.LEADER)
        snapshot.forget()
        assert "主持会议" in self.refusal(desk, desk.at("minutes_written"), "second_leader").words.zh
