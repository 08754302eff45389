"""联名人否认签名."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_member import ELSEWHERE, himself
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform


class TestDenyMember(StepCases):
    step, station, by, kind = "deny_member", "member_named", "clerk", "member"
    open_in = frozenset({"named", "confirmed"})
    allowed = frozenset({"receptionist", "clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"how": ""}, "how"), ({"said": " "}, "said"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"how": "打他自己留的电话", "said": "我没有签过名。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "denied" and done.linked.content["said"] == "我没有签过名。"
        assert done.told == {desk("desk", world.office)} and not (done.started or done.stopped)

    def test_a_denial_leaves_the_matter_and_the_claimed_heads_as_they_are(self, world: World) -> None:
        record = world.linked("member_confirmed", "member")
        before = Petition.objects.get(pk=record.petition_id)
        perform("deny_member", record, entry("deny_member"), actor=himself(record), at=THURSDAY)
        after = Petition.objects.get(pk=record.petition_id)
        assert (after.status, after.heads) == (before.status, before.heads)
        assert LinkedRecord.objects.get(pk=record.pk).status == "denied"
