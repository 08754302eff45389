"""登记联系方式变更."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault import reveal
from xinqiao.vault.models import ContactDigest, Identity


class TestVerifyContact(StepCases):
    step, station, by, kind, is_opening = "verify_contact", "accepted", "clerk", "contact", True
    open_in = frozenset()
    allowed = frozenset({"receptionist", "clerk", "head"})
    bad = (
        ({"phone": " ", "email": "", "address": ""}, "phone"), ({"address": "长" * 201}, "address"), ({"note": "问过"}, "note"),
        ({"phone": "1" * 201}, "phone"), ({"name": "长" * 41}, "name"), ({"name": "范晓安"}, "proof"),  # a voice on the phone proves no name
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"phone": "13700007777", "proof": ContactProof.OLD_PHONE, "note": "打原来的电话，本人说换了号。"}

    def test_it_does_what_its_row_says_and_nothing_counts_yet(self, world: World) -> None:
        done = self.take(world)
        assert done.started == {"confirm_contact@contact:1": (THURSDAY.date(), date(2026, 3, 9))}
        assert done.linked.status == "contact_verified" and done.linked.content["changed"] == ["phone"]
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234"
        kept = Identity.objects.get(pk=done.linked.identity_id)
        assert "13700007777" not in kept.phone and "13700007777" not in str(done.linked.content)

    def test_one_at_a_time_and_twice_in_thirty_days(self, world: World) -> None:
        assert "已经有一个变更" in self.refusal(world, self.record(world, "contact_verified")).words.zh
        for _ in range(1):
            self.take(world, "contact_refused")
        petition = Petition.objects.get(pk=world.keys["contact_refused"])
        world_record = petition.records.filter(kind="contact").latest("pk")
        Petition.records.rel.related_model.objects.filter(pk=world_record.pk).update(status="contact_refused")
        assert "次数太多" in self.refusal(world, self.record(world, "contact_refused")).words.zh
        self.take(world, "contact_refused", at=THURSDAY + timedelta(days=31))

    def test_an_anonymous_petition_has_none(self, world: World) -> None:
        Petition.objects.filter(pk=world.keys["accepted"]).update(secrecy="anonymous")
        assert self.refusal(world, self.record(world, "accepted")).field == "phone"

    def test_the_new_number_is_found_by_its_blind_index_only(self, world: World) -> None:
        done = self.take(world)
        assert ContactDigest.objects.filter(identity=done.linked.identity_id, kind="phone").count() == 1
