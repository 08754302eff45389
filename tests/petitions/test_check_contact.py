"""核实本人."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.terms_sharing import NAME_PROOFS, ContactProof
from xinqiao.vault import reveal


class TestCheckContact(StepCases):
    step, station, by, kind = "check_contact", "contact_asked", "clerk", "contact"
    open_in = frozenset({"contact_asked"})
    allowed = frozenset({"receptionist", "clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"note": " "}, "note"), ({"note": "问过"}, "note"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"proof": ContactProof.OLD_PHONE, "note": "3月5日打原来的电话，本人说换了号。"}

    def test_it_does_what_its_row_says_and_nothing_counts_yet(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "contact_verified" and done.linked.person_id == world.enterprise.person("clerk").pk
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234"
        assert done.stopped == {"check_contact@contact:1": THURSDAY.date()} and done.started == {"confirm_contact@contact:1": (THURSDAY.date(), date(2026, 3, 9))}
        assert (world.office, "office_head", "confirm_contact", date(2026, 3, 9)) in done.owed

    def test_a_name_needs_a_paper(self, world: World) -> None:
        record = LinkedRecord.objects.get(petition=world.at(self.station), kind="contact")
        LinkedRecord.objects.filter(pk=record.pk).update(content=record.content | {"changed": ["name"]})
        for proof in ContactProof:
            if proof in NAME_PROOFS:
                continue
            assert self.refusal(world, self.record(world, self.station), proof=proof).field == "proof"
        assert self.take(world, proof=ContactProof.OUR_MISTAKE).linked.status == "contact_verified"
