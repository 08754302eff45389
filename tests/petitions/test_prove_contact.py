"""用原来邮箱收到的确认码确认."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.vault import reveal
from xinqiao.vault.models import ContactDigest
from xinqiao.vault.store import contact_digest


class TestProveContact(StepCases):
    step, station, by, kind = "prove_contact", "contact_asked", "petitioner", "contact"
    open_in = frozenset({"contact_asked"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"code": ""}, "code"), ({"code": "1234"}, "code"), ({"code": "000000000000"}, "code"))

    def fields(self, world: World) -> dict[str, Any]:
        record = world.linked(self.station, self.kind)
        return {"code": reveal.query_code(record.identity_id or 0, subject=record.petition.number) if record.identity_id else ""}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "contact_changed" and done.stopped == {"check_contact@contact:1": THURSDAY.date()}
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "13700008888"
        assert reveal.addressee(done.linked.identity_id, subject=done.petition.number).phone == "19900001234"
        own = set(ContactDigest.objects.filter(identity=done.petition.identity_id, kind="phone").values_list("digest", flat=True))
        assert own == {contact_digest("phone", "13700008888")} and list(faults()) == []

    def test_a_code_lasts_three_days(self, world: World) -> None:
        opened_at = world.linked(self.station, self.kind).opened_at
        late = opened_at + timedelta(days=4)
        assert "三天" in self.refusal(world, self.record(world, self.station), at=late).words.zh

    def test_without_a_code_there_is_nothing_to_type(self, world: World) -> None:
        LinkedRecord.objects.filter(pk=world.linked(self.station, self.kind).pk).update(code_digest="")
        assert self.refusal(world, self.record(world, self.station)).field == "code"

    def test_the_query_code_is_not_it(self, world: World) -> None:
        petition = world.at(self.station)
        code = reveal.query_code(petition.identity_id, subject=petition.number)
        assert self.refusal(world, self.record(world, self.station), code=code).field == "code"

