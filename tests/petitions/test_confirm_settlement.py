"""同意协议."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, Done, desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions import mediating
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import ServiceWay


def paper(done: Done) -> Any:
    """Return what the settlement says."""
    return next(document.content for document in done.documents if document.kind == "settlement")


class TestConfirmSettlement(StepCases):
    step, station, by, kind = "confirm_settlement", "terms_written", "petitioner", "mediation"
    open_in = frozenset({"terms_written", "terms_by_unit"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE
    bad = (({"is_voluntary": False}, "is_voluntary"), ({"seen": "of other words"}, "seen"), ({"seen": ""}, "seen"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"is_voluntary": True, "seen": mediating.digest(world.linked("terms_written", "mediation"))}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "terms_by_petitioner" and done.linked.content["petitioner_confirmed_on"] == "2026-03-05"
        assert done.linked.content["how_confirmed"] == "by_code" and not done.documents
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office), desk("record_unit", world.office)}
        assert [line[:3] for line in done.owed if line[2] == "confirm_settlement"] == [(world.mine, "unit_head", "confirm_settlement")]

    def test_after_the_unit_it_is_settled(self, world: World) -> None:
        done = self.take(world, "terms_by_unit")
        assert done.linked.status == "settled" and done.stopped == {"mediate@mediation:1": THURSDAY.date()}
        assert "settlement" in done.kinds and done.told >= {*BY_MAIL, desk("desk", world.office), desk("record_unit", world.office)}
        promise = LinkedRecord.objects.get(petition=done.petition, kind="promise")
        assert promise.status == "promised" and promise.content == {"text": "退还两周取暖费。"} and promise.unit_id == world.mine
        assert "settlement" in {row.kind for row in load(done.petition).unserved}
        letter = str(paper(done))
        assert "调解协议书" in letter and "集团信访办" in letter and "调解人签名" in letter
        assert "2026年3月5日 本人凭查询码在网上确认" in letter and "2026年3月2日 单位负责人确认" in letter
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_it_must_be_served_and_the_time_limit_runs_on(self, world: World) -> None:
        done = self.take(world, "terms_by_unit")
        served = perform("serve", done.petition, entry("serve", way=ServiceWay.IN_PERSON, recipient="本人"), actor=world.actor("handler", done.petition), at=THURSDAY)
        assert served.status == "accepted" and done.running("handle")

    def test_without_a_mediator_it_has_another_name(self, world: World) -> None:
        LinkedRecord.objects.filter(petition=world.keys["terms_by_unit"], kind="mediation").update(unit_id=world.mine)
        letter = str(paper(self.take(world, "terms_by_unit"))["zh"])
        assert "和解协议书" in letter and "调解人签名" not in letter

    def test_what_should_have_been_done_by_now_gets_another_day_first(self, world: World) -> None:
        late = MONDAY.replace(day=25)
        words = self.refusal(world, self.record(world, "terms_by_unit"), at=late).words
        assert "退还两周取暖费。" in words.zh and self.take(world, at=late).linked.status == "terms_by_petitioner"
        assert date(2026, 3, 25) == late.date()
