"""要求换查询码."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.test_speak_contact import opens
from tests.petitions.world import THURSDAY, World
from tests.walking import CODE, Walk, entry
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions import new_code
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact


class TestAskCode(StepCases):
    step, station, by, kind, is_opening = "ask_code", "accepted", "clerk", "contact", True
    open_in = frozenset[str]()
    allowed = frozenset({"clerk", "head", "receptionist", "petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"note": " "}, "note"), ({"note": "长" * 201}, "note"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"note": "他打电话来，说回执丢了。"}

    def test_it_does_what_its_row_says_and_a_person_is_called(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "contact_code_asked" and done.linked.person_id == world.enterprise.person("head").pk
        assert done.started == {"speak_contact@contact:1": (THURSDAY.date(), date(2026, 3, 6))} and done.linked.content["asked_by"] == "他打电话来，说回执丢了。"
        assert (world.office, "office_head", "speak_contact", date(2026, 3, 6)) in done.owed
        assert opens(done.petition, CODE), "nobody has made sure yet that it is he"

    def test_the_petitioner_himself_gets_a_new_one_by_mail_at_once_and_the_old_one_is_dead(self, world: World) -> None:
        done = self.take(world, by="petitioner", note="")
        code = reveal.query_code(done.petition.identity_id, subject=done.petition.number)
        assert done.linked.status == "contact_renewed" and done.line.body["branch"] == "mailed" and not done.started
        assert code != CODE and opens(done.petition, code) and not opens(done.petition, CODE)
        mails = Message.objects.filter(subject=done.petition.number, step="ask_code", code_of__isnull=False)
        assert [(mail.medium, mail.identity_id, mail.code_of) for mail in mails] == [("email", done.petition.identity_id, done.petition.identity_id)]
        assert code not in str([line.body for line in history(done.petition.number)]) + str(done.linked.content) and list(faults()) == []
        assert not new_code.may_hand_over(done.linked, world.actor("head", done.petition), THURSDAY.date())

    def test_without_a_mailbox_staff_speak_with_him_first(self, world: World) -> None:
        walk = Walk(world.enterprise, at=THURSDAY, contact=Contact(name="范小安", phone="19900001234")).to("accepted")
        walk.link("contact", "ask_code", walk.petitioner)
        record = LinkedRecord.objects.get(petition=walk.petition, kind="contact")
        assert record.status == "contact_code_asked" and opens(walk.petition, CODE)
        walk.take_linked("contact", "speak_contact", "clerk", proof=ContactProof.ID_SHOWN, note="他带身份证来了，回执丢了。")
        assert not opens(Petition.objects.get(pk=walk.petition.pk), CODE)
        assert new_code.may_hand_over(LinkedRecord.objects.get(pk=record.pk), world.enterprise.actor("clerk"), THURSDAY.date())

    def test_once_a_day_and_three_times_in_thirty(self, world: World) -> None:
        petition = self.take(world, by="petitioner").petition
        again = LinkedRecord(petition=petition, kind="contact")
        assert "刚换过" in self.refusal(world, again, "petitioner").words.zh
        for day in (2, 4):
            perform("ask_code", LinkedRecord(petition=petition, kind="contact"), entry("ask_code"), actor=world.actor("petitioner", petition), at=THURSDAY + timedelta(days=day))
        assert "三十天里换了三次" in self.refusal(world, LinkedRecord(petition=petition, kind="contact"), "petitioner", at=THURSDAY + timedelta(days=6)).words.zh

    def test_of_whom_no_contact_is_known_nobody_can_be_sure(self, world: World) -> None:
        for traits in ({"secrecy": Secrecy.ANONYMOUS, "contact": Contact()}, {"channel": Channel.PHONE, "contact": Contact(name="范小安")}):
            walk = Walk(world.enterprise, at=THURSDAY, **traits)
            for who in ("petitioner", "clerk"):
                record = LinkedRecord(petition=walk.petition, kind="contact")
                assert "没有办法确定是本人" in self.refusal(world, record, who).words.zh

    def test_a_sealed_one_by_mail_only(self, world: World) -> None:
        walk = Walk(world.enterprise, at=THURSDAY).to("sealed")
        walk.link("contact", "ask_code", walk.petitioner)
        assert not opens(Petition.objects.get(pk=walk.petition.pk), CODE)
        walk = Walk(world.enterprise, at=THURSDAY, contact=Contact(name="范小安", phone="19900001234")).to("sealed")
        assert "带证件来" in self.refusal(world, LinkedRecord(petition=walk.petition, kind="contact"), "petitioner").words.zh

    def test_nothing_else_is_begun_while_he_waits(self, world: World) -> None:
        petition = self.take(world).petition
        assert "正在换查询码" in self.refusal(world, LinkedRecord(petition=petition, kind="contact")).words.zh
