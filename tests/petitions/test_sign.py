"""签发."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import conclusion, entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer
from xinqiao.directory.models import Post
from xinqiao.petitions import matter, printing
from xinqiao.petitions.models import Claim, LinkedRecord
from xinqiao.petitions.perform import perform


class TestSign(StepCases):
    step, station, by = "sign", "drafted", "unit_head"
    open_in = frozenset({"drafted"})
    allowed = frozenset({"unit_head"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "signed" and done.kinds == ["decision"]
        assert done.told == BY_MAIL | {desk("desk", world.office)}
        assert not (done.stopped or done.started) and done.running("handle")
        assert (world.mine, "handler", "serve_decision", date(2026, 5, 1)) in done.owed

    def test_the_decision_answers_every_claim_and_names_the_reviewing_body(self, world: World) -> None:
        content = self.take(world).documents[0].content
        zh, en = str(content["zh"]), str(content["en"])
        assert all(
            claim.text in zh and claim.opinion in zh for claim in Claim.objects.filter(petition=world.at("drafted"))
        )
        assert "向青川煤业集团有限公司申请复查" in zh and "within 30 days" in en

    def test_the_decision_says_when_it_came_who_sent_it_and_when_it_was_accepted(self, world: World) -> None:
        written = str(self.take(world).documents[0].content["zh"])
        assert "2026年3月2日收到" in written
        assert "这件事由集团信访办于2026年3月2日交办，二矿于2026年3月2日受理。" in written

    def test_the_decision_says_who_carries_out_what_is_supported(self, world: World) -> None:
        assert "支持的事项由二矿负责落实。" in str(self.take(world).documents[0].content["zh"])

    def test_what_is_promised_before_it_is_signed_stands_in_it_with_its_day(self, world: World) -> None:
        petition = world.at("drafted")
        promise = entry("promise", text="三号楼换一台循环泵。", due_on=date(2026, 3, 31))
        perform("promise", LinkedRecord(petition=petition, kind="promise"), promise, actor=world.actor("handler", petition), at=THURSDAY)
        said = str(self.take(world).documents[-1].content["zh"])
        assert "三号楼换一台循环泵。（二矿，2026年3月31日前）" in said and "支持的事项由" not in said

    def test_the_draft_is_what_will_be_signed(self, world: World) -> None:
        """The head reads the same words that he signs: only the number is not there yet."""
        petition = world.at("drafted")
        head = world.actor("unit_head", petition)
        dossier = matter.load(petition).dossier
        drafts = {
            language: printing.drafts(dossier, head, snapshot.current(), THURSDAY.date(), language)[0].to_json()
            for language in ("zh", "en")
        }
        (decision,) = self.take(world).documents
        assert {language: {**drafts[language], "number": decision.number} for language in drafts} == decision.content

    def test_the_seal_is_the_units_and_not_an_inner_offices(self, world: World) -> None:
        petition = world.at("accepted_by_office")
        drafted = entry("reply", conclusions=(conclusion(), conclusion()))
        petition = perform("reply", petition, drafted, actor=world.actor("clerk", petition), at=THURSDAY)
        done = self.take(world, "accepted_by_office", "head")
        assert done.documents[0].unit_id == world.enterprise.group.pk
        assert "省国资委" in str(done.documents[0].content["zh"])

    def test_a_proposal_gets_a_reply_and_no_remedy(self, world: World) -> None:
        done = self.take(world, "proposal_drafted")
        assert done.kinds == ["proposal_reply"] and done.line.body["branch"] == "proposal"
        assert "复查" not in str(done.documents[0].content["zh"])

    def test_who_drafted_it_does_not_sign_it(self, world: World) -> None:
        """A small unit, where one person holds both duties: still two people sign an answer."""
        mine, both = world.enterprise.mine, world.enterprise.person("unit_head")
        Post.objects.create(person=both, unit=mine, duty="handler", title="承办人", valid_from=date(2010, 1, 1))
        again = entry("reply", conclusions=(conclusion(), conclusion()))
        petition = world.at("drafted")
        perform("reply", petition, again, actor=world.actor("unit_head", petition), at=THURSDAY)
        assert "另一位" in self.refusal(world, world.at("drafted")).words.zh
        petition = world.at("drafted")
        perform("reply", petition, again, actor=world.actor("handler", petition), at=THURSDAY)
        assert self.take(world).status == "signed"

    def test_an_import_writes_down_what_two_people_did_on_paper(self, world: World) -> None:
        petition, importer = world.at("accepted"), Importer()
        for step in (entry("reply", conclusions=(conclusion(), conclusion())), entry("sign")):
            petition = perform(step.__module__.rpartition(".")[2], petition, step, actor=importer, at=THURSDAY)
        assert petition.status == "signed"

    def test_claims_and_proposals_are_answered_apart(self, world: World) -> None:
        """The decision (§32) answers the claim, the reply (§29) the proposal: each its own and nothing else."""
        done = self.take(world, "mixed_drafted")
        assert done.kinds == ["decision", "proposal_reply"] and done.line.body["branch"] == "mixed"
        decision, reply = (str(document.content["zh"]) for document in done.documents)
        assert "马上恢复供暖" in decision and "退还这两周的取暖费" not in decision and "申请复查" in decision
        assert "退还这两周的取暖费" in reply and "马上恢复供暖" not in reply and "申请复查" not in reply

    def test_not_with_a_claim_left_open(self, world: World) -> None:
        Claim.objects.filter(petition=world.at("drafted"), position=2).update(outcome="")
        assert "1 个诉求项" in self.refusal(world, world.at("drafted")).words.zh

    def test_the_decision_names_the_unit_whose_head_countersigned_it_and_no_other(self, world: World) -> None:
        (decision,) = self.take(world, "countersigned").documents
        assert "本答复由三矿会签。" in str(decision.content["zh"]) and "countersigned by" in str(decision.content["en"])
        for station in ("drafted", "countersign_dropped"):
            assert "会签" not in str(self.take(world, station).documents[0].content["zh"]), station
