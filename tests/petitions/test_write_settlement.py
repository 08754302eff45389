"""拟协议."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.steps.write_settlement import Agreed

REFUND = Agreed(text="退还两周取暖费。", due_on=date(2026, 3, 25))
PEACE = Agreed(text="双方对此再无争议。")


class TestWriteSettlement(StepCases):
    step, station, by, kind = "write_settlement", "mediating", "handler", "mediation"
    open_in = frozenset({"mediating", "terms_written", "terms_by_petitioner", "terms_by_unit"})
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
        assert done.linked.status == "terms_written"
        assert done.linked.content["terms"] == ["退还两周取暖费。（二矿，2026年3月25日以前）", "双方对此再无争议。"]
        assert not done.documents and not done.stopped  # nothing counts yet
        assert not LinkedRecord.objects.filter(petition=done.petition, kind="promise").exists()
        assert done.told >= {*BY_MAIL, desk("record_unit", world.office)}
        assert (world.mine, "unit_head", "confirm_settlement", date(2026, 3, 17)) in done.owed

    def test_written_anew_what_was_confirmed_before_counts_no_more(self, world: World) -> None:
        for station in ("terms_by_petitioner", "terms_by_unit"):
            content = self.take(world, station, terms=(PEACE,)).linked.content
            assert content["terms"] == ["双方对此再无争议。"] and not (content["petitioner_confirmed_on"] or content["unit_confirmed_on"])
