"""登记联名人."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Petition, Statement
from xinqiao.rules.terms import MemberRole, Secrecy
from xinqiao.vault.mask import masked


class TestNameMember(StepCases):
    step, station, by, kind, is_opening = "name_member", "triaged", "clerk", "member", True
    open_in = frozenset({"start"})
    allowed = frozenset({"receptionist", "clerk", "head", "petitioner"})
    bad = (
        ({"name": " "}, "name"), ({"name": "长" * 61}, "name"), ({"phone": "1" * 31}, "phone"), ({"address": "长" * 201}, "address"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"name": "李建国", "phone": "13900001111", "role": MemberRole.REPRESENTATIVE}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "named" and done.linked.content == {"role": "representative"}
        assert done.petition.has_records and done.linked.code_digest and done.told == set() and not (done.started or done.stopped)
        assert masked(done.linked.identity_id or 0).name == "李**"
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_name_and_phone_stand_in_the_vault_alone(self, world: World) -> None:
        done = self.take(world)
        rows = [*LinkedRecord.objects.values(), *Petition.objects.filter(pk=done.petition.pk).values(), *Statement.objects.values(), *[line.body for line in done.lines]]
        assert "李建国" not in str(rows) and "13900001111" not in str(rows)

    def test_four_others_may_speak_beside_who_filed_it_and_no_fifth(self, world: World) -> None:
        for _ in range(4):
            self.take(world)
        refused = self.refusal(world, self.record(world, self.station))
        assert refused.field == "role" and "最多 5 人" in refused.words.zh
        assert self.take(world, role=MemberRole.SIGNER).linked.position == 5

    @pytest.mark.parametrize("secrecy", [Secrecy.ANONYMOUS])
    def test_anonymous_petition_names_nobody(self, world: World, secrecy: Secrecy) -> None:
        Petition.objects.filter(pk=world.keys["triaged"]).update(secrecy=secrecy.value)
        assert "匿名" in self.refusal(world, self.record(world, "triaged")).words.zh
