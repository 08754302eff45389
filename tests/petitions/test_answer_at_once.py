"""当场答复."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import conclusion, entry
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions import matter, printing
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Claim, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.story import tell
from xinqiao.rules.terms import Outcome, Path, ServiceWay
from xinqiao.rules.triage import Sort

GOOD = conclusion()


class TestAnswerAtOnce(StepCases):
    step, station, by = "answer_at_once", "triaged", "clerk"
    open_in = frozenset({"triaged"})
    allowed = frozenset({"clerk"})
    bad = (
        ({"conclusions": ()}, "conclusions"),
        ({"conclusions": (GOOD,)}, "conclusions"),
        ({"conclusions": (GOOD, conclusion(Outcome.ADOPT))}, "conclusions"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"conclusions": (GOOD, conclusion(Outcome.EXPLAIN))}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "drafted" and done.petition.is_at_once and done.petition.handling_unit_id == world.office
        assert not (done.stopped or done.started or done.documents or done.told) and done.running("tell")
        assert [claim.outcome for claim in load(done.petition).claims] == ["support", "explain"]
        assert done.owed == {(world.office, "unit_head", "sign", date(2026, 3, 17))}  # C1 is the day that counts

    def test_not_where_another_path_applies(self, world: World) -> None:
        assert "甄别" in self.refusal(world, world.at("triaged_diverting")).words.zh
        assert "先为它走" in self.refusal(world, world.at("triaged_split")).words.zh
        assert self.take(world, "partly_diverted", conclusions=(GOOD,)).status == "drafted"

    def test_a_second_person_signs_it_and_it_is_handed_over(self, world: World) -> None:
        self.take(world)
        signed = take(world, "sign", "head")
        assert signed.status == "signed"
        (reply,) = Document.objects.filter(subject=signed.number, kind="spot_reply")
        written = str(reply.content["zh"])
        assert "当场书面答复" in written and "马上恢复供暖" in written and "省国资委申请复查" in written
        assert reply.unit_id == world.enterprise.group.pk  # the seal is the unit's
        served = take(world, "serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
        assert served.status == "replied" and served.rating_until and not load(served).clock("tell")
        assert load(served).clock("ask_review") and not load(served).clock("handle")
        assert list(faults()) == []

    def test_what_is_read_before_signing_is_what_is_signed(self, world: World) -> None:
        self.take(world)
        petition = world.at("triaged")
        head, dossier = world.actor("head", petition), matter.load(petition).dossier
        (draft,) = printing.drafts(dossier, head, snapshot.current(), THURSDAY.date(), "zh")
        signed = take(world, "sign", "head")
        (reply,) = Document.objects.filter(subject=signed.number, kind="spot_reply")
        assert {**draft.to_json(), "number": reply.number} == reply.content["zh"]

    def test_signing_tells_the_petitioner_and_the_desk(self, world: World) -> None:
        head = Signing()
        done = head.take(world)
        assert done.kinds == ["spot_reply"] and done.told == BY_MAIL | {desk("desk", world.office)}
        assert done.line.body["branch"] == "at_once"

    def test_who_drafted_it_does_not_sign_it(self, world: World) -> None:
        clerk = world.enterprise.person("clerk")
        Post.objects.create(person=clerk, unit=world.enterprise.office, duty="office_head", title="主任", valid_from=date(2010, 1, 1))
        self.take(world)
        with pytest.raises(Refused, match="另一位"):
            take(world, "sign", "clerk")

    def test_a_proposal_answered_at_once_has_no_review(self, world: World) -> None:
        again = (Sort("1301", Path.STUDY), Sort("1301", Path.STUDY))
        take(world, "triage", "clerk", category="1301", path=Path.STUDY, sorts=again)
        adopted = conclusion(Outcome.ADOPT)
        self.take(world, conclusions=(adopted, adopted))
        signed = take(world, "sign", "head")
        assert "复查" not in str(Document.objects.get(subject=signed.number, kind="spot_reply").content["zh"])
        served = take(world, "serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
        assert served.status == "replied" and not load(served).clock("ask_review")
        assert "复查" not in tell(served, snapshot.current())[-1].sentence.zh

    def test_sent_back_it_waits_where_it_was_before(self, world: World) -> None:
        self.take(world)
        back = take(world, "return_draft", "head", reason="要先调查，交给二矿")
        assert back.status == "triaged" and not back.is_at_once and back.handling_unit_id is None
        assert Claim.objects.get(petition=back, position=1).facts  # nothing that was typed is lost
        assert list(faults()) == []
        take(world, "assign", "clerk", unit_id=world.mine)
        assert take(world, "accept", "handler").status == "accepted"

    def test_what_was_drafted_stays_vouched_for_when_the_claims_change(self, world: World) -> None:
        self.take(world)
        take(world, "return_draft", "head", reason="分开")
        take(world, "triage", "clerk", category="0703", path=Path.OPINION, claims=("马上恢复供暖", "补发工资"),
             sorts=(Sort("0703", Path.OPINION), Sort("0102", Path.ARBITRATION)))  # fmt: skip
        assert list(faults()) == []
        take(world, "divert", "clerk", competent_body="市仲裁委", limit="一年")
        assert list(faults()) == []
        Claim.objects.filter(petition=world.at("triaged"), position=1).update(opinion="别的")
        assert any("answer" in fault for fault in faults())

    def test_not_as_answered_on_the_spot_what_was_not(self, world: World) -> None:
        Petition.objects.filter(pk=world.at("drafted").pk).update(is_at_once=True)
        assert any("is_at_once" in fault for fault in faults())


class Signing(TestAnswerAtOnce):
    """The same petition one step later."""

    __test__ = False
    step, by = "sign", "head"

    def fields(self, world: World) -> dict[str, Any]:
        return {}

    def record(self, world: World, station: str) -> Petition:
        petition = world.at("triaged")
        if petition.status == "triaged":
            drafted = entry("answer_at_once", conclusions=(GOOD, GOOD))
            petition = perform("answer_at_once", petition, drafted, actor=world.actor("clerk", petition), at=THURSDAY)
        return petition


def take(world: World, step: str, by: str, **fields: Any) -> Petition:
    """Take a step on the petition of the station "triaged"."""
    petition = world.at("triaged")
    return perform(step, petition, entry(step, **fields), actor=world.actor(by, petition), at=THURSDAY)
