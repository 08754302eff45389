"""纪要交给接任的领导签."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.enterprise import _person
from tests.outreach.meetings import CALLING, DUE, NOON, MeetingCases, Meetings, kind
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post, Substitution
from xinqiao.outreach import keep_meetings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.waiting import waiting
from xinqiao.rules.terms import Duty

NEXT = NOON + timedelta(days=1)


def succeeded(desk: Meetings, key: str = "second_leader", *, unit: Any = None) -> None:
    """Let the leader leave his post, and another be a leader of the group, or of another unit."""
    desk.house.people[key] = _person(key, unit or desk.house.group, Duty.LEADER)
    Post.objects.filter(person=desk.house.person("leader")).update(valid_to=CALLING.date())
    snapshot.forget()


def told(desk: Meetings, key: str, at: datetime = NEXT) -> list[str]:
    """Return of which kinds something waits for somebody."""
    return [each.kind.value for each in waiting(desk.actor(key, at), DUE)]  # type: ignore[arg-type]


class TestPassMinutes(MeetingCases):
    step, station, at, by = "pass_minutes", "minutes_written", NOON, "clockwork"
    allowed = frozenset({"clockwork"})
    bad = (({"person_id": 10**9}, "person_id"),)

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row, leader = desk.at("minutes_written"), desk.house.person("leader").pk
        succeeded(desk)
        heir = desk.house.person("second_leader").pk
        row = desk.take("pass_minutes", row, "clockwork", NOON, person_id=heir)
        assert (row.person_id, row.content["chaired_by"], row.status, row.waits_for) == (heir, leader, "minutes_written", "leader")

    def test_whoever_takes_the_place_of_the_chair_is_told_and_signs(self, desk: Meetings) -> None:
        """The worker passes them on by itself, once; until then they wait for nobody, afterwards for the successor alone."""
        row = desk.at("minutes_written")
        assert told(desk, "leader") == ["joint_meeting"] and keep_meetings.pass_on(NEXT) == 0
        succeeded(desk)
        assert told(desk, "second_leader") == []
        assert keep_meetings.pass_on(NEXT) == 1 and keep_meetings.pass_on(NEXT) == 0
        assert told(desk, "second_leader") == ["joint_meeting"]
        row = desk.take("sign_minutes", OutreachRecord.objects.get(pk=row.pk), "second_leader", NEXT)
        assert row.status == "minutes_signed" and kind("meeting_task").count() == 1

    def test_whoever_leads_where_the_chair_led_comes_before_a_nearer_leader(self, desk: Meetings) -> None:
        row = desk.at("minutes_written")
        desk.house.people["nearer"] = _person("nearer", desk.house.office, Duty.LEADER)
        succeeded(desk)
        assert keep_meetings.pass_on(NEXT) == 1
        assert OutreachRecord.objects.get(pk=row.pk).person_id == desk.house.person("second_leader").pk

    def test_nobody_has_them_whom_an_item_is_about(self, desk: Meetings) -> None:
        from tests.attacks.test_accused import tie  # noqa: PLC0415 it imports the desk's own tests
        from tests.walking import Walk  # noqa: PLC0415

        petition = Walk(desk.house, at=CALLING).to("assigned").petition
        row = desk.take("put_on_agenda", desk.convened(), "clerk", CALLING, ref=petition.number)
        row = desk.walk((("send_invitations", "clerk", CALLING), ("open_meeting", "clerk", NOON)), row)
        row = desk.take("decide_item", row, "clerk", NOON, told="两个矿一起修。", tasks=())
        row = desk.take("close_meeting", row, "clerk", NOON)
        succeeded(desk)
        tie(petition, person=desk.house.person("second_leader").pk)
        snapshot.forget()
        assert keep_meetings.pass_on(NEXT) == 0
        assert OutreachRecord.objects.get(pk=row.pk).person_id == desk.house.person("leader").pk

    def test_a_substitute_is_told_and_signs_for_the_chair_who_is_away(self, desk: Meetings) -> None:
        row = desk.at("minutes_written")
        desk.house.people["second_leader"] = _person("second_leader", desk.house.mine, Duty.LEADER)
        self.lend(desk)
        assert told(desk, "second_leader") == ["joint_meeting"] and keep_meetings.pass_on(NEXT) == 0
        row = desk.take("sign_minutes", row, "second_leader", NEXT)
        assert row.status == "minutes_signed" and row.person_id == desk.house.person("leader").pk

    @staticmethod
    def lend(desk: Meetings) -> None:
        """Let the second leader stand in for the first."""
        away, other = desk.house.person("leader"), desk.house.person("second_leader")
        Substitution.objects.create(post=away.posts.get(), substitute=other, valid_from=CALLING.date(), valid_to=DUE, recorded_at=CALLING, recorded_by=f"person:{away.pk}")
        snapshot.forget()


pytestmark = pytest.mark.postgres_too
