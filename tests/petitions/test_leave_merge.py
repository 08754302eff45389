"""因撤回分出: follows from a withdrawal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.linked.joint import ask_merge, merge
from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_merge import ELSEWHERE
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import Walk, entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused

ASKED = {"reason": "暖气来了，不用办了。", "is_voluntary": True}
CALLED = {"called_on": MONDAY.date(), "was_pressed": False, "note": "他自己愿意撤。"}


class TestLeaveMerge(StepCases):
    step, station, by, kind = "leave_merge", "merged", "clockwork", "merge"
    open_in = frozenset({"asked", "in"})
    allowed = frozenset({"clockwork"})
    elsewhere = ELSEWHERE

    def fields(self, world: World) -> dict[str, Any]:
        return {}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "apart" and done.told == set() and not (done.started or done.stopped or done.documents)

    def test_who_was_merged_withdraws_and_the_others_go_on(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("accepted"), Walk(world.enterprise, at=MONDAY).to("accepted")
        merge(walk, lead).take("ask_withdrawal", walk.petitioner, **ASKED)
        assert "confirm_withdrawal" in {row.work for row in walk.petition.obligations.all()}
        walk.take("confirm_withdrawal", "clerk", **CALLED)
        assert walk.petition.status == "withdrawn" and not walk.petition.clocks.filter(stopped_on=None).exists()
        assert walk.petition.records.get(kind="merge").status == "apart"
        lead.petition = Petition.objects.get(pk=lead.petition.pk)
        assert lead.petition.status == "accepted" and lead.petition.records.get(kind="joined").status == "apart"
        assert not lead.petition.withdrawal_asked_on and list(faults()) == []
        lead._reply()
        lead._sign()  # and is answered, with nobody waiting for it
        assert walk.petition.status == "withdrawn"

    def test_a_merge_that_was_only_asked_for_owes_nobody_a_confirmation_after_a_withdrawal(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
        ask_merge(walk, lead).take("ask_withdrawal", walk.petitioner, **ASKED).take("confirm_withdrawal", "clerk", **CALLED)
        assert walk.petition.status == "withdrawn" and walk.petition.records.get(kind="merge").status == "apart"
        assert "confirm_merge" not in {row.work for row in walk.petition.obligations.all()} and list(faults()) == []

    def test_an_answer_given_together_stays_an_answer_given_together(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("accepted"), Walk(world.enterprise, at=MONDAY).to("accepted")
        merge(walk, lead)
        lead.petition = Petition.objects.get(pk=lead.petition.pk)
        lead._reply()
        lead._sign()
        walk.petition = Petition.objects.get(pk=walk.petition.pk)
        walk.take("ask_withdrawal", walk.petitioner, **ASKED).take("confirm_withdrawal", "clerk", **CALLED)
        record = LinkedRecord.objects.get(petition=walk.petition, kind="merge")
        assert walk.petition.status == "withdrawn" and record.status == "in" and list(faults()) == []

    def test_a_part_that_was_put_back_is_not_withdrawn_by_itself(self, world: World) -> None:
        part = Petition.objects.get(number=world.linked("put_together", "split").content["number"])
        before = part.version
        with pytest.raises(Refused) as caught:
            perform("ask_withdrawal", part, entry("ask_withdrawal", **ASKED), actor=world.actor("petitioner", part), at=THURSDAY + timedelta(days=1))
        assert "并回原来那一件" in caught.value.words.zh
        assert Petition.objects.get(pk=part.pk).version == before
