"""提出改姓名、联系方式."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault import reveal
from xinqiao.vault.models import ContactDigest
from xinqiao.vault.store import code_matches, subjects_alike


class TestAskContact(StepCases):
    step, station, by, kind, is_opening = "ask_contact", "accepted", "petitioner", "contact", True
    open_in = frozenset()
    allowed = frozenset({"petitioner"})
    bad = (
        ({"phone": " ", "email": "", "address": ""}, "phone"), ({"address": "长" * 201}, "address"), ({"reason": " "}, "reason"), ({"name": "长" * 41}, "name"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"phone": "13700008888", "reason": "换了手机号"}

    def test_it_does_what_its_row_says_and_nothing_counts_or_is_found(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "contact_asked" and done.linked.content == {"changed": ["phone"], "reason": "换了手机号"}
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234"
        assert not ContactDigest.objects.filter(identity=done.linked.identity_id).exists()  # a number that nobody checked leads to no other petition
        assert done.petition.number not in set(subjects_alike(done.linked.identity_id).values_list("subject", flat=True))
        assert ("check_contact", "coordinator") in {(work, duty) for _, duty, work, _ in done.owed}

    def test_the_old_mailbox_is_told_with_a_code_that_stands_nowhere_else(self, world: World) -> None:
        done = self.take(world)
        code = reveal.query_code(done.linked.identity_id, subject=done.petition.number)
        (mail,) = Message.objects.filter(subject=done.petition.number, step="ask_contact", medium="email")
        assert (mail.identity_id, mail.code_of) == (done.petition.identity_id, done.linked.identity_id)
        assert len(code) == 8 and code_matches(code, done.linked.code_digest) and code not in str(done.line.body) + str(done.linked.content)

    def test_a_name_gets_no_code_for_a_mailbox_proves_none(self, world: World) -> None:
        done = self.take(world, name="范晓安", phone="")
        assert done.linked.code_digest == "" and reveal.query_code(done.linked.identity_id, subject=done.petition.number) == ""
        assert not Message.objects.filter(subject=done.petition.number, code_of__isnull=False).exists()

    def test_one_at_a_time_and_not_too_often(self, world: World) -> None:
        for station in ("contact_asked", "contact_verified"):
            assert "已经有一个变更" in self.refusal(world, LinkedRecord(petition=world.at(station), kind="contact")).words.zh
        for _ in range(2):
            self.take(world, "contact_dropped")
            LinkedRecord.objects.filter(petition=world.at("contact_dropped"), kind="contact").update(status="contact_dropped")
        assert "次数太多" in self.refusal(world, self.record(world, "contact_dropped")).words.zh
        self.take(world, "contact_dropped", at=THURSDAY + timedelta(days=31))

    def test_an_anonymous_petition_has_none_and_an_accusation_goes_another_way(self, world: World) -> None:
        assert "有权处理的部门" in self.refusal(world, self.record(world, "sealed")).words.zh
        Petition.objects.filter(pk=world.keys["accepted"]).update(secrecy="anonymous")
        assert self.refusal(world, self.record(world, "accepted")).field == "phone"
