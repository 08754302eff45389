"""达成协议."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, Done, desk
from tests.walking import entry
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps.settle import Agreed
from xinqiao.rules.terms import ServiceWay

REFUND = Agreed(text="退还两周取暖费。", due_on=date(2026, 3, 25))
PEACE = Agreed(text="双方对此再无争议。")


def paper(done: Done) -> Any:
    """Return what the settlement says."""
    return next(document.content for document in done.documents if document.kind == "settlement")


class TestSettle(StepCases):
    step, station, by, kind = "settle", "mediating", "handler", "mediation"
    open_in = frozenset({"mediating"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (
        ({"terms": ()}, "terms"), ({"terms": (Agreed(text=" "),)}, "terms"), ({"terms": (Agreed(text="长" * 1_001),)}, "terms"),
        ({"terms": (Agreed(text="退费", due_on=date(2026, 3, 4)),)}, "terms"), ({"terms": (PEACE,) * 21}, "terms"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"terms": (REFUND, PEACE)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "settled"
        assert done.linked.content["terms"] == ["退还两周取暖费。（二矿，2026年3月25日以前）", "双方对此再无争议。"]
        assert "settlement" in done.kinds and done.stopped == {"mediate@mediation:1": THURSDAY.date()}
        assert done.told >= {*BY_MAIL, desk("desk", world.office), desk("record_unit", world.office)}
        promise = LinkedRecord.objects.get(petition=done.petition, kind="promise")
        assert promise.status == "promised" and promise.content == {"text": "退还两周取暖费。"} and promise.unit_id == world.mine
        assert "settlement" in {row.kind for row in load(done.petition).unserved}
        letter = str(paper(done))
        assert "调解协议书" in letter and "集团信访办" in letter and "反映人签名" in letter and "调解人签名" in letter

    def test_it_must_be_served_and_the_time_limit_runs_on(self, world: World) -> None:
        done = self.take(world)
        served = perform("serve", done.petition, entry("serve", way=ServiceWay.IN_PERSON, recipient="本人"), actor=world.actor("handler", done.petition), at=THURSDAY)
        assert served.status == "accepted" and done.running("handle")

    def test_without_a_mediator_it_has_another_name(self, world: World) -> None:
        LinkedRecord.objects.filter(petition=world.keys["mediating"], kind="mediation").update(unit_id=world.mine)
        letter = str(paper(self.take(world))["zh"])
        assert "和解协议书" in letter and "调解人签名" not in letter
