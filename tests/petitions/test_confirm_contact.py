"""确认变更."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions.refused import Refused
from xinqiao.vault import reveal
from xinqiao.vault.models import ContactDigest, Identity
from xinqiao.vault.store import contact_digest

ELSEWHERE = {status: status for status in ("contact_verified", "contact_changed", "contact_refused")}


class TestConfirmContact(StepCases):
    step, station, by, kind = "confirm_contact", "contact_verified", "head", "contact"
    open_in = frozenset({"contact_verified"})
    allowed = frozenset({"head"})
    elsewhere = ELSEWHERE

    def test_every_other_duty_is_refused(self, world: World) -> None:
        """The clerk made sure of it herself; the others may not at all."""
        for key in ("receptionist", "handler", "unit_head", "leader", "discipline", "auditor", "admin", "petitioner", "clockwork"):
            assert self.refusal(world, self.record(world, self.station), key).words.zh.startswith("只有"), key

    def test_whoever_made_sure_of_it_does_not_confirm_it(self, world: World) -> None:
        assert "要由另一位确认" in self.refusal(world, self.record(world, self.station), "clerk").words.zh

    def test_the_new_one_counts_the_old_one_stays_sealed_and_both_are_told(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "contact_changed"
        now = reveal.addressee(done.petition.identity_id, subject=done.petition.number)
        old = reveal.addressee(done.linked.identity_id, subject=done.petition.number)
        assert (now.name, now.phone, now.email, now.address) == ("范小安", "13700007777", "new@example.cn", "二矿新村三号楼")
        assert (old.name, old.phone, old.email, old.address) == ("", "19900001234", "fan@example.cn", "")
        own = set(ContactDigest.objects.filter(identity=done.petition.identity_id, kind__in=("phone", "email")).values_list("digest", flat=True))
        assert own == {contact_digest("phone", "13700007777"), contact_digest("email", "new@example.cn")}
        told = Message.objects.filter(subject=done.petition.number, step="confirm_contact", queued_at=THURSDAY)
        assert {message.identity_id for message in told if message.medium == "email"} == {done.petition.identity_id, done.linked.identity_id}
        assert list(faults()) == [] and Identity.objects.filter(subject=done.petition.number).count() == 2

    def test_refused_it_changes_nothing(self, world: World) -> None:
        try:
            self.attempt(world, self.record(world, "contact_refused"), "head")
        except Refused:
            petition = world.at("contact_refused")
            assert reveal.addressee(petition.identity_id, subject=petition.number).phone == "19900001234"
        else:
            raise AssertionError("it was taken twice")
