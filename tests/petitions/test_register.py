"""登记."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World, contents
from tests.petitions.written import BY_MAIL, EMAIL, PORTAL, desk
from tests.walking import CODE
from xinqiao.directory.models import Unit
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import Claim, Petition
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.vault import reveal, store
from xinqiao.vault.contact import Contact
from xinqiao.wording import index

WHO = Contact(name="范小安", phone="19900001234", email="fan@example.cn", address="二矿新村三号楼")


class TestRegister(StepCases):
    step, station, by = "register", "start", "petitioner"
    open_in = frozenset()
    allowed = frozenset({"receptionist", "clerk", "head", "petitioner", "clockwork"})
    bad = (
        ({"title": "  "}, "title"),
        ({"title": "长" * 61}, "title"),
        ({"text": "\n"}, "text"),
        ({"text": "𠮷" * 10_001}, "text"),
        ({"claims": ("恢复供暖", " ")}, "claims"),
        ({"claims": ("长" * 1_001,)}, "claims"),
        ({"claims": ("退费",) * 21}, "claims"),
        ({"place": "长" * 201}, "place"),
        ({"happened": "长" * 101}, "happened"),
        ({"received_at": THURSDAY + timedelta(days=1)}, "received_on"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "channel": Channel.ONLINE, "secrecy": Secrecy.REAL_NAME, "title": "三号楼停暖", "text": "停了两周，没人管。",
            "claims": ("恢复供暖", "退费"), "contact": WHO, "query_code": CODE,
        }  # fmt: skip

    def record(self, world: World, station: str) -> Petition:
        return Petition(desk_unit=world.enterprise.office) if station == "start" else world.at(station)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        petition = done.petition
        assert done.status == "registered" and petition.version == 1
        assert done.started == {"tell": (date(2026, 3, 5), date(2026, 3, 20))}
        assert done.kinds == ["receipt"] and done.documents[0].number == petition.number
        assert done.told == BY_MAIL | {desk("desk", world.office)}
        assert done.owed == {(world.office, "coordinator", "triage", date(2026, 3, 20))}
        assert [claim.text for claim in Claim.objects.filter(petition=petition)] == ["恢复供暖", "退费"]
        assert (done.line.number, done.line.previous, done.line.actor) == (1, "0" * 64, "petitioner")
        assert index.newest("停了两周", limit=1) == [petition.pk]

    def test_the_identity_lies_in_the_vault_and_the_code_only_as_a_digest(self, world: World) -> None:
        petition = self.take(world).petition
        assert reveal.addressee(petition.identity_id, subject=petition.number) == WHO
        assert store.code_matches(CODE, petition.code_digest) and not store.code_matches("1" * 12, petition.code_digest)
        told = Message.objects.filter(subject=petition.number, party="petitioner")
        assert {message.identity_id for message in told} == {petition.identity_id}

    def test_a_matter_without_claims_asks_for_what_its_title_says(self, world: World) -> None:
        petition = self.take(world, claims=()).petition
        assert Claim.objects.get(petition=petition).text == "三号楼停暖"

    def test_taken_twice_it_is_done_once(self, world: World) -> None:
        """The key of a filing is unique: whoever sends it again finds the first one."""
        self.attempt(world, self.record(world, "start"), "petitioner", source="filing:1")
        before = contents()
        with pytest.raises(IntegrityError), transaction.atomic():
            self.attempt(world, self.record(world, "start"), "petitioner", source="filing:1")
        assert contents() == before

    def test_the_clock_runs_from_the_day_it_was_received(self, world: World) -> None:
        done = self.take(world, by="receptionist", channel=Channel.LETTER, received_at=THURSDAY - timedelta(days=10))
        assert done.started == {"tell": (date(2026, 2, 23), date(2026, 3, 10))}
        assert done.petition.first_receiver_id == world.enterprise.person("receptionist").pk

    def test_what_is_older_than_the_table_is_marked(self, world: World) -> None:
        assert self.take(world, received_at=THURSDAY.replace(year=2019)).petition.is_historical
        assert not self.take(world).petition.is_historical

    @pytest.mark.parametrize(
        ("channel", "secrecy", "email", "reached"),
        [
            (Channel.ONLINE, Secrecy.REAL_NAME, "", {PORTAL}),
            (Channel.PHONE, Secrecy.REAL_NAME, "", {PORTAL}),  # the receipt is handed over or read out
            (Channel.PHONE, Secrecy.CONFIDENTIAL, "fan@example.cn", {PORTAL, EMAIL}),
            (Channel.ONLINE, Secrecy.ANONYMOUS, "fan@example.cn", {PORTAL}),
        ],
    )
    def test_how_the_petitioner_is_reached(
        self, world: World, channel: Channel, secrecy: Secrecy, email: str, reached: set[Any]
    ) -> None:
        by = "petitioner" if channel is Channel.ONLINE else "receptionist"
        done = self.take(world, by=by, channel=channel, secrecy=secrecy, contact=replace(WHO, email=email))
        assert done.told == reached | {desk("desk", world.office)}

    def test_an_anonymous_matter_stores_no_contact_even_if_one_was_given(self, world: World) -> None:
        petition = self.take(world, secrecy=Secrecy.ANONYMOUS).petition
        assert reveal.addressee(petition.identity_id, subject=petition.number).is_empty
        assert petition.number not in store.same_contact(world.at("registered").identity_id, limit=99)

    def test_only_in_the_office_where_one_has_the_duty(self, world: World) -> None:
        elsewhere = Petition(desk_unit=Unit.objects.get(key="mine-3"))
        assert self.refusal(world, elsewhere, "clerk").words.zh.startswith("只有")
