"""这次来不了，说明原因."""

from __future__ import annotations

from tests.outreach.requests import RequestCases, Requests
from xinqiao.outreach.models import OutreachRecord


class TestDeclineLeader(RequestCases):
    step = "decline_leader"
    bad = (({"reason": ""}, "reason"), ({"reason": "长" * 600}, "reason"))

    def test_it_does_what_its_row_says(self, desk: Requests) -> None:
        made = desk.at("leader_declined")
        assert (made.status, made.waits_for, made.content["declined"]) == ("leader_declined", "", "那天在省里开会，下个月第一周可以。")
        assert not OutreachRecord.objects.filter(kind="reception_day").exists()
