"""随主件答复: each petitioner gets an answer of his own, and his own thirty days."""

from __future__ import annotations

from typing import Any

from tests.linked.joint import merge
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import Walk, conclusion
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Outcome, ServiceWay


class TestAnswerTogether(StepCases):
    step, station, by = "answer_together", "merged_accepted", "clockwork"
    open_in = frozenset({"merged"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"answers": ((1, conclusion()), (2, conclusion(Outcome.REJECT))), "drafted_by": "person:1"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "signed" and done.kinds == ["decision"] and done.running("handle")
        assert [claim.outcome for claim in done.petition.claims.order_by("position")] == ["support", "reject"]
        assert done.petition.drafted_by == "person:1" and [fault for fault in faults() if done.petition.number in fault] == []

    def test_signing_the_leading_answer_answers_all_and_each_has_his_own_review(self, world: World) -> None:
        lead = Walk(world.enterprise, at=MONDAY).to("accepted")
        walks = [merge(Walk(world.enterprise, at=MONDAY).to("accepted"), lead) for _ in range(2)]
        lead.petition = Petition.objects.get(pk=lead.petition.pk)
        lead.at = THURSDAY
        lead._reply()
        lead._sign()
        decisions = Document.objects.filter(kind="decision", subject__in=[lead.petition.number, *[walk.petition.number for walk in walks]])
        assert decisions.count() == 3 and len({row.number for row in decisions}) == 3
        walk = walks[0]
        walk.petition, walk.at = Petition.objects.get(pk=walk.petition.pk), THURSDAY
        assert walk.petition.status == "signed"
        walk.take("serve", "handler", way=ServiceWay.IN_PERSON, recipient="本人")
        assert walk.petition.status == "replied" and walk.dossier.clock("ask_review") is not None and walk.dossier.clock("handle") is None
        assert Petition.objects.get(pk=walks[1].petition.pk).status == "signed"  # his own service, his own days
        assert list(faults()) == []

    def test_lead_is_not_ended_while_others_wait_for_its_answer(self, world: World) -> None:
        lead = Walk(world.enterprise, at=MONDAY).to("triaged")
        merge(Walk(world.enterprise, at=MONDAY).to("triaged"), lead)
        guards = {guard.__name__ for name in ("refuse", "divert", "triage", "answer_at_once", "confirm_withdrawal") for guard in Petition.procedure.by_name[name].guards}
        assert "leads_none" in guards
