"""恢复办理."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform


class TestTakeUpAgain(StepCases):
    step, station, by = "take_up_again", "closed", "clerk"
    open_in = frozenset({"closed", "ended"})
    allowed = frozenset({"receptionist", "clerk", "head", "handler", "unit_head", "petitioner", "clockwork"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and done.started == {} and done.documents == [] and done.told == set()

    def test_late_request_that_is_admitted_opens_a_closed_file(self, world: World) -> None:
        record = world.at("closed")
        review = LinkedRecord(petition=record, kind="review")
        why = {"grounds": "夜里只有十一度。", "why_late": "一直住院，有出院小结。"}
        perform("ask_review", review, entry("ask_review", **why), actor=world.actor("petitioner", record), at=THURSDAY)
        assert Petition.objects.get(pk=record.pk).status == "closed"
        review = LinkedRecord.objects.get(petition=record)
        perform("admit_late_review", review, entry("admit_late_review", reason="住院属实。"), actor=world.actor("leader", record), at=THURSDAY)
        record = Petition.objects.get(pk=record.pk)
        assert record.status == "replied" and record.clocks.get(name="review").stopped_on is None
