"""登记联名人."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import Walk, entry
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import LinkedRecord, Petition, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.printing import to_print
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_joint import MemberRole
from xinqiao.vault.mask import masked


class TestNameMember(StepCases):
    step, station, by, kind, is_opening = "name_member", "triaged", "clerk", "member", True
    open_in = frozenset({"start"})
    allowed = frozenset({"receptionist", "clerk", "head", "petitioner", "clockwork"})
    bad = (
        ({"name": " "}, "name"), ({"name": "长" * 61}, "name"), ({"phone": "1" * 31}, "phone"), ({"address": "长" * 201}, "address"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"name": "李建国", "phone": "13900001111", "role": MemberRole.REPRESENTATIVE}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "named" and done.linked.content == {"role": "representative", "reach": "portal"}
        assert done.petition.has_records and done.linked.code_digest and done.told == {("member", "print", world.office)} and not (done.started or done.stopped)
        assert masked(done.linked.identity_id or 0).name == "李**"
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_the_slip_waits_to_be_printed_until_he_was_asked(self, world: World) -> None:
        done = self.take(world)
        clerk, handler = world.actor("clerk", done.petition), world.actor("handler", done.petition)
        papers, _ = to_print(clerk, snapshot.current())
        mine = [paper for paper in papers if paper.petition.pk == done.petition.pk and paper.member]
        assert [paper.member.pk for paper in mine] == [done.linked.pk] and mine[0].message.identity_id == done.linked.identity_id
        assert not [paper for paper in to_print(handler, snapshot.current())[0] if paper.member]
        perform("confirm_member", done.linked, entry("confirm_member", how="当面", said="是我。"), actor=clerk, at=THURSDAY)
        assert not [paper for paper in to_print(clerk, snapshot.current())[0] if paper.petition.pk == done.petition.pk and paper.member]

    @pytest.mark.parametrize(("contact", "medium"), [({"phone": "13900001111"}, "portal"), ({"phone": "", "address": "二矿新村五号楼"}, "print")])
    def test_who_confirmed_is_told_what_the_petitioner_is_told_and_others_are_not(self, world: World, contact: dict[str, str], medium: str) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("triaged")
        for name in ("李建国", "王小红"):
            walk.link("member", "name_member", "clerk", **{"name": name, **contact})
        walk.take_linked("member", "confirm_member", "clerk", how="当面", said="是我。")
        member = LinkedRecord.objects.filter(petition=walk.petition, kind="member").latest("pk")
        walk._assign()
        messages = Message.objects.filter(subject=walk.petition.number, step="assign", party="member")
        assert [(row.medium, row.identity_id, row.unit_id) for row in messages] == [(medium, member.identity_id, world.office if medium == "print" else None)]
        walk.take("remark", "clerk", text="请等消息。")
        told = Message.objects.filter(subject=walk.petition.number, step="remark", party="member")
        assert [row.medium for row in told] == ["portal"]  # nothing to print

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
