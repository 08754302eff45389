"""说不是自己提的."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.attacks.test_few_readers import colleague
from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import PetitionerActor
from xinqiao.outbox.models import Message
from xinqiao.petitions import overdue
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Channel, Duty, Secrecy
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact


class TestDisownContact(StepCases):
    step, station, by, kind = "disown_contact", "contact_asked", "petitioner", "contact"
    open_in = frozenset({"contact_asked", "contact_verified"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says_and_a_person_is_called_by_name(self, world: World) -> None:
        done = self.take(world)
        head = world.enterprise.person("head").pk
        assert done.linked.status == "contact_disowned" and done.linked.person_id == head
        assert done.stopped == {"check_contact@contact:1": THURSDAY.date()} and done.started == {"speak_contact@contact:1": (THURSDAY.date(), date(2026, 3, 6))}
        assert (world.office, "office_head", "speak_contact", date(2026, 3, 6)) in done.owed
        assert not {"check_contact", "confirm_contact"} & {work for _, _, work, _ in done.owed}
        assert desk("desk", world.office) in done.told and ("petitioner", "portal", None) in done.told
        assert (done.line.verb, done.line.body["person"]) == ("contact.disown_contact", head)
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234"

    def test_nobody_begins_another_change_before_a_human_has_spoken_with_him(self, world: World) -> None:
        petition = world.at("contact_disowned")
        for name, who, fields in (
            ("ask_contact", "petitioner", {"phone": "13700009999", "reason": "换了手机号"}),
            ("verify_contact", "clerk", {"phone": "13700009999", "proof": ContactProof.OLD_PHONE, "note": "打原来的电话问过"}),
        ):
            with pytest.raises(Refused) as caught:
                perform(name, LinkedRecord(petition=petition, kind="contact"), entry(name, **fields), actor=world.actor(who, petition), at=THURSDAY)
            assert "先和本人说清楚" in caught.value.words.zh
        petition = world.at("contact_spoken")
        again = entry("ask_contact", phone="13700009999", reason="换了手机号")
        perform("ask_contact", LinkedRecord(petition=petition, kind="contact"), again, actor=world.actor("petitioner", petition), at=THURSDAY)

    def test_whoever_had_verified_it_is_not_the_one_who_speaks_with_him(self, world: World) -> None:
        record = world.linked("contact_disowned_after_check", "contact")
        clerk, head = world.enterprise.person("clerk").pk, world.enterprise.person("head").pk
        assert (record.content["checked_by"], record.person_id, record.content["second"]) == (clerk, head, "office_head")
        LinkedRecord.objects.filter(pk=world.linked("contact_verified", "contact").pk).update(person_id=head)
        done = self.take(world, "contact_verified")
        assert done.linked.person_id not in (None, head) and done.linked.content["second"] == "coordinator"
        assert (world.office, "coordinator", "speak_contact", date(2026, 3, 6)) in done.owed

    def test_of_an_accusation_before_triage_an_officer_is_called_because_no_head_reads_it(self, world: World) -> None:
        enterprise, today = world.enterprise, MONDAY.date()
        filed = {"channel": Channel.ONLINE, "secrecy": Secrecy.CONFIDENTIAL, "title": "有人吃回扣", "text": "采购上的人吃回扣。", "contact": Contact(name="王小禾", phone="19900001234"), "is_close": True}
        petition = perform("register", Petition(desk_unit=enterprise.office), entry("register", **filed), actor=PetitionerActor(), at=MONDAY)
        himself, record = PetitionerActor(petition_id=petition.pk), LinkedRecord(petition=petition, kind="contact")
        perform("ask_contact", record, entry("ask_contact", phone="13700009999", reason="换了手机号"), actor=himself, at=MONDAY)
        perform("check_contact", record, entry("check_contact", proof=ContactProof.OLD_PHONE, note="打原来的电话问过"), actor=enterprise.actor("clerk", today), at=MONDAY)
        assert list(petition.obligations.filter(work="confirm_contact").values_list("unit_id", "duty")) == [(enterprise.office.pk, "coordinator")]
        second = colleague(enterprise, "second", enterprise.office, Duty.COORDINATOR)
        perform("disown_contact", record, entry("disown_contact"), actor=himself, at=MONDAY)
        record.refresh_from_db()
        assert (record.person_id, record.content["second"]) == (second.pk, "coordinator")
        assert list(petition.obligations.filter(work="speak_contact").values_list("unit_id", "duty")) == [(enterprise.office.pk, "coordinator")]
        assert visible_to(enterprise.actor("second", today), snapshot.current()).filter(pk=petition.pk).exists()

    def test_nobody_speaking_with_him_alarms_the_office_and_is_on_record(self, world: World) -> None:
        late = THURSDAY + timedelta(days=5)
        petition = self.take(world).petition
        overdue.give_alerts(late)
        assert Message.objects.filter(subject=petition.number, step="alert", unit_id=world.office).exists()
        overdue.record_breaches(late)
        assert petition.clocks.get(name="speak_contact").breached_unit_id == world.office
