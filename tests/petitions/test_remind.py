"""催办."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import CODE, entry
from xinqiao.directory.duties import PetitionerActor
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.terms_oversight import SupervisionGround
from xinqiao.vault.contact import Contact

FILED = {
    "title": "澡堂没有热水", "text": "二矿澡堂三天没有热水。", "claims": ("恢复热水",), "query_code": CODE, "channel": Channel.ONLINE,
    "secrecy": Secrecy.REAL_NAME, "contact": Contact(name="范小安", phone="19900001234"),
}  # fmt: skip


class TestRemind(StepCases):
    step, station, by, kind, is_opening = "remind", "accepted", "clerk", "supervision", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (
        ({"demand": " "}, "demand"), ({"demand": "长" * 5_001}, "demand"), ({"unit_id": 10**9}, "unit_id"),
        ({"working_days": 0}, "working_days"), ({"working_days": 61}, "working_days"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"ground": SupervisionGround.SHIRKING, "demand": "三天内上门看。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_awaited" and done.linked.unit_id == world.mine and done.status == "accepted"
        assert done.linked.content == {
            "form": "remind", "by_unit": world.office, "asker": "coordinator", "ground": "shirking", "problem": "", "demand": "三天内上门看。",
        }  # fmt: skip
        assert done.started == {"supervision_reply@supervision:1": (THURSDAY.date(), date(2026, 3, 12))} and done.stopped == {}
        assert done.kinds == ["reminder_slip"] and done.told == {desk("record_unit", world.mine)}
        assert (world.mine, "handler", "answer_supervision", date(2026, 3, 12)) in done.owed

    def test_slip_names_the_matter_and_nobody(self, world: World) -> None:
        done = self.take(world, demand="范小安（19900001234）家三天内上门看。", working_days=3)
        said = str(done.documents[0].content)
        assert done.petition.number in said and "2026年3月10日前" in said and "推诿、敷衍、拖延" in said
        assert "范小安" not in said and "19900001234" not in said
        assert "信催〔2026〕" in done.documents[0].number

    def test_nobody_reminds_his_own_unit(self, world: World) -> None:
        refused = self.refusal(world, self.record(world, "triaged"), "clerk", unit_id=world.office)
        assert refused.field == "unit_id" and "请上级领导督办" in refused.words.zh
        assert self.take(world, "triaged", "leader", unit_id=world.office).linked.unit_id == world.office

    @pytest.mark.parametrize("by", ["clerk", "head"])
    def test_office_that_handles_it_itself_is_reminded_by_a_leader_only(self, world: World, by: str) -> None:
        assert self.refusal(world, self.record(world, "accepted_by_office"), by).words.zh.startswith("只有")
        self.take(world, "accepted_by_office", "leader")

    def test_what_may_yet_be_an_accusation_goes_to_no_other_unit(self, world: World) -> None:
        """条例§30(3): before triage nobody knows whether the unit is the accused."""
        for station in ("registered", "awaiting_supplement"):
            refused = self.refusal(world, self.record(world, station), "leader", unit_id=world.mine)
            assert refused.field == "unit_id" and "请先甄别" in refused.words.zh
        self.take(world, "registered", "leader", unit_id=world.office)

    def test_accusations_and_what_is_closed_are_not_reminded_of(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "sealed"), "clerk").words.zh.startswith("只有")
        assert "重新办理" in self.refusal(world, self.record(world, "closed"), "clerk").words.zh


class TestOfficeAbove:
    """条例§14, §38: the petition office of the organisation above holds a unit to its duty that registers and handles by itself."""

    def test_group_s_office_supervises_what_a_mine_registered_and_owes_reading_the_answer(self, world: World) -> None:
        petition = perform("register", Petition(desk_unit=world.enterprise.mine), entry("register", **FILED), actor=PetitionerActor(), at=MONDAY)
        actor, mine = world.enterprise.actor("clerk", MONDAY.date()), world.mine
        record = LinkedRecord(petition=petition, kind="supervision")
        fields = {"ground": SupervisionGround.SHIRKING, "demand": "今天就看。", "unit_id": mine}
        perform("remind", record, entry("remind", **fields), actor=actor, at=THURSDAY)
        assert record.content["by_unit"] == world.office and record.content["asker"] == "coordinator"
        answer = entry("answer_supervision", reply="今天看过，明天上门。")
        perform("answer_supervision", record, answer, actor=world.enterprise.actor("handler", MONDAY.date()), at=THURSDAY)
        line = Obligation.objects.get(petition=petition, work="read_supervision")
        assert (line.unit_id, line.duty) == (world.office, "coordinator")
        perform("accept_supervision", record, entry("accept_supervision"), actor=actor, at=THURSDAY)
        assert not Obligation.objects.filter(petition=petition, work="read_supervision").exists()

    def test_office_below_or_beside_has_no_such_say(self, world: World) -> None:
        """Whoever works in the unit that handles it is never an outsider, and other mines see nothing of it."""
        petition = world.at("accepted")
        for key in ("handler", "unit_head", "other_handler", "other_head"):
            assert load(petition).facts(world.actor(key, petition), THURSDAY.date()).outside_duties == frozenset(), key
