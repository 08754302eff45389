"""提出改姓名、联系方式."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.directory import change
from xinqiao.ledger.append import history
from xinqiao.outbox.models import Message
from xinqiao.petitions import overdue
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Path
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
        assert done.started == {"check_contact@contact:1": (THURSDAY.date(), date(2026, 3, 10))}
        assert (world.office, "coordinator", "check_contact", date(2026, 3, 10)) in done.owed

    def test_the_days_to_check_it_are_a_dated_policy(self, world: World) -> None:
        change.set_policy("check_contact_working_days", 1, MONDAY.date(), by="test", at=MONDAY)
        assert (world.office, "coordinator", "check_contact", date(2026, 3, 6)) in self.take(world).owed

    @pytest.mark.parametrize("station", ["accepted", "closed"])
    def test_checked_too_late_the_office_is_warned_and_it_counts_against_it_though_the_file_be_closed(self, world: World, station: str) -> None:
        late = THURSDAY.replace(day=11)
        asked = self.take(world, station).petition
        overdue.give_alerts(late)
        told = Message.objects.filter(subject=asked.number, step="alert").values_list("unit_id", flat=True)
        assert world.office in told
        overdue.record_breaches(late)
        running = asked.clocks.get(name="check_contact")
        assert (running.breached_on, running.breached_unit_id, running.alerted) == (date(2026, 3, 11), world.office, "overdue")
        assert [line.body["breached"]["check_contact@contact:1"] for line in history(asked.number) if line.verb == "breach"] == [["2026-03-11", world.office]]

    def test_what_turns_out_to_be_an_accusation_warns_nobody_of_it(self, world: World) -> None:
        record = self.record(world, "registered")
        self.attempt(world, record, self.by)
        perform("triage", record.root, entry("triage", category="0703", path=Path.ACCUSATION), actor=world.actor("clerk", record.root), at=THURSDAY)
        running = record.root.clocks.get(name="check_contact")
        assert running.stopped_on == THURSDAY.date() and overdue.give_alerts(THURSDAY.replace(day=11)) is not None
        assert not Message.objects.filter(subject=record.root.number, step="alert", unit_id=world.office).exists()

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
