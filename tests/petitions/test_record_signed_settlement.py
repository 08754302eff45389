"""登记反映人签字的协议."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_agree_to_mediation import ELSEWHERE
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.upload import Upload

PAGE = Upload(file_key="k", name="签字页.jpg", media_type="image/jpeg", size=9, sha256="a" * 64)


class TestRecordSignedSettlement(StepCases):
    step, station, by, kind = "record_signed_settlement", "terms_written", "handler", "mediation"
    open_in = frozenset({"terms_written", "terms_by_unit"})
    allowed = frozenset({"clerk", "head", "handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"uploads": ()}, "uploads"), ({"signed_on": date(2026, 3, 1)}, "signed_on"), ({"signed_on": date(2026, 3, 6)}, "signed_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"signed_on": date(2026, 3, 3), "uploads": (PAGE,)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "terms_by_petitioner"
        assert (done.linked.content["petitioner_confirmed_on"], done.linked.content["how_confirmed"]) == ("2026-03-03", "on_paper")
        assert done.told >= set(BY_MAIL)  # he can say so if it is not true
        assert Attachment.objects.get(petition=done.petition).name == "签字页.jpg"

    def test_after_the_unit_it_is_settled(self, world: World) -> None:
        done = self.take(world, "terms_by_unit")
        assert done.linked.status == "settled" and "签字件已存卷" in str(next(row.content for row in done.documents if row.kind == "settlement"))
