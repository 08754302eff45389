"""确认变更."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.linked.contacts import opened
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.documents.models import Document
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions import merging
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault import reveal
from xinqiao.vault.models import ContactDigest, Identity
from xinqiao.vault.names import known_names
from xinqiao.vault.store import contact_digest

ELSEWHERE = {status: status for status in ("contact_asked", "contact_verified", "contact_changed", "contact_refused", "contact_dropped", "contact_disowned", "contact_spoken", "contact_code_asked", "contact_renewed")}


class TestConfirmContact(StepCases):
    step, station, by, kind = "confirm_contact", "contact_verified", "head", "contact"
    open_in = frozenset({"contact_verified"})
    allowed = frozenset({"head"})
    elsewhere = ELSEWHERE

    def attempt(self, world: World, record: Any, by: str, **given: Any) -> None:
        """Open both values before, as the page asks; `unopened`: confirm blindly."""
        if not given.pop("unopened", False) and record.standing.value == "contact_verified":
            opened(record, world.actor(by, record.root).name, given.get("at", THURSDAY))
        super().attempt(world, record, by, **given)

    def test_taken_twice_it_is_done_once(self, world: World) -> None:
        """The second finds it done: the door was opened, nothing else was written twice."""
        record = self.record(world, self.station)
        seen = record.root.version
        self.attempt(world, record, self.by, version=seen)
        again = self.refusal(world, self.record(world, self.station), version=seen)
        assert again.words == STALE

    def test_nobody_confirms_blindly(self, world: World) -> None:
        """Whoever confirms has opened the new value, so that he could call both numbers; the clerk's opening is not his."""
        record = self.record(world, self.station)
        opened(record, world.actor("clerk", record.root).name, THURSDAY)
        assert "先打开新旧两样" in self.refusal(world, record, unopened=True).words.zh

    def test_every_other_duty_is_refused(self, world: World) -> None:
        """The clerk made sure of it herself; the others may not at all."""
        for key in ("receptionist", "handler", "unit_head", "leader", "discipline", "auditor", "admin", "petitioner", "clockwork"):
            assert self.refusal(world, self.record(world, self.station), key, unopened=True).words.zh.startswith("只有"), key

    def test_whoever_made_sure_of_it_does_not_confirm_it(self, world: World) -> None:
        assert "要由另一位确认" in self.refusal(world, self.record(world, self.station), "clerk", unopened=True).words.zh

    def test_the_new_one_counts_the_old_one_stays_sealed_and_both_are_told(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "contact_changed" and done.stopped == {"confirm_contact@contact:1": THURSDAY.date()}
        now = reveal.addressee(done.petition.identity_id, subject=done.petition.number)
        old = reveal.addressee(done.linked.identity_id, subject=done.petition.number)
        assert (now.name, now.phone, now.email, now.address) == ("范小安", "13700007777", "new@example.cn", "二矿新村三号楼")
        assert (old.name, old.phone, old.email, old.address) == ("", "19900001234", "fan@example.cn", "")
        own = set(ContactDigest.objects.filter(identity=done.petition.identity_id, kind__in=("phone", "email")).values_list("digest", flat=True))
        assert own == {contact_digest("phone", "13700007777"), contact_digest("email", "new@example.cn")}
        told = Message.objects.filter(subject=done.petition.number, step="confirm_contact", queued_at=THURSDAY)
        assert {message.identity_id for message in told if message.medium == "email"} == {done.petition.identity_id, done.linked.identity_id}
        assert list(faults()) == [] and Identity.objects.filter(subject=done.petition.number).count() == 2

    def rename(self, world: World, name: str, at: datetime) -> Petition:
        """Let the clerk enter another name and the head confirm it."""
        petition = world.at("accepted")
        record = LinkedRecord(petition=petition, kind="contact")
        given = entry("verify_contact", name=name, proof=ContactProof.ID_SHOWN, note="看过户口本和身份证")
        perform("verify_contact", record, given, actor=world.actor("clerk", petition), at=at)
        record = LinkedRecord.objects.filter(petition=petition, kind="contact").latest("pk")
        self.attempt(world, record, "head", at=at)
        return world.at("accepted")

    def test_a_corrected_name_counts_for_what_comes_later_and_papers_of_before_keep_theirs(self, world: World) -> None:
        first = self.rename(world, "范晓安", THURSDAY)
        paper = Document.objects.filter(subject=first.number).earliest("pk")
        frozen = (paper.digest, paper.content)
        assert merging.for_petitioner(first, "zh", paper)["petitioner"] == "范小安"
        assert merging.for_petitioner(first, "zh")["petitioner"] == "范晓安" and merging.for_staff(first, "zh", paper)["petitioner"] == "范**"
        second = self.rename(world, "王晓安", THURSDAY + timedelta(days=1))
        between = Document(subject=first.number, issued_at=THURSDAY + timedelta(hours=3))
        later = Document(subject=first.number, issued_at=THURSDAY + timedelta(days=2))
        said = [merging.for_petitioner(second, "zh", document)["petitioner"] for document in (paper, between, later)]
        assert said == ["范小安", "范晓安", "王晓安"]
        assert [merge["petitioner"] for merge in merging.each_for_staff(second, "zh", [paper, between, later])] == ["范**", "范**", "王**"]
        paper.refresh_from_db()
        assert (paper.digest, paper.content) == frozen and list(faults()) == []

    def test_the_index_of_names_follows_and_the_ledger_names_nobody(self, world: World) -> None:
        assert known_names(["同事王晓安说的"]) == frozenset()
        petition = self.rename(world, "王晓安", THURSDAY)
        assert known_names(["同事王晓安说的", "同事范小安说的"]) == {"王晓安", "范小安"}  # a text that names the old name stays covered
        own = set(ContactDigest.objects.filter(identity=petition.identity_id, kind="name").values_list("digest", flat=True))
        assert own == {contact_digest("name", "王晓安")}
        lines = str([(line.verb, line.body) for line in history(petition.number)])
        assert "晓安" not in lines and "小安" not in lines
        record = LinkedRecord.objects.filter(petition=petition, kind="contact").latest("pk")
        assert record.content["changed"] == ["name"] and "晓安" not in str(record.content)
        assert "小安" not in Identity.objects.get(pk=record.identity_id).name  # the old one lies encrypted

    def test_refused_it_changes_nothing(self, world: World) -> None:
        try:
            self.attempt(world, self.record(world, "contact_refused"), "head")
        except Refused:
            petition = world.at("contact_refused")
            assert reveal.addressee(petition.identity_id, subject=petition.number).phone == "19900001234"
        else:
            raise AssertionError("it was taken twice")
