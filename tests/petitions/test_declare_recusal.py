"""声明回避."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import ReviewOutcome

SOON = date(2026, 3, 10)  # three working days after Thursday


class TestDeclareRecusal(StepCases):
    step, station, by, kind, is_opening = "declare_recusal", "accepted", "handler", "recusal", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "反映人是我的表弟。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.linked.status == "recusal_asked"
        handler = world.enterprise.person("handler").pk
        assert (done.linked.unit_id, done.linked.person_id) == (world.mine, handler)
        assert done.linked.content == {"asked_by": "handler", "reason": "反映人是我的表弟。"}
        assert done.kinds == ["recusal_declaration"] and done.told == {desk("record_unit", world.mine)}
        assert (world.mine, "unit_head", "decide_recusal", SOON) in done.owed
        assert [fault for fault in faults() if done.petition.number in fault] == []
        letter = str(done.documents[0].content)
        assert "表弟" in letter and "测试handler" not in letter and "范小安" not in letter

    def test_whoever_reviews_the_matter_may_declare_it_to_his_own_head(self, world: World) -> None:
        review = world.linked("review_asked", "review")
        review.content["signs"] = world.enterprise.other_mine.pk
        LinkedRecord.objects.filter(pk=review.pk).update(unit_id=world.enterprise.other_mine.pk, content=review.content)
        done = self.take(world, "review_asked", by="other_handler")
        assert done.linked.unit_id == world.enterprise.other_mine.pk and done.linked.status == "recusal_asked"
        assert done.linked.content["asked_by"] == "handler"
        granted = perform("grant_recusal", done.linked, entry("grant_recusal", reason="属实。"), actor=world.actor("other_head", done.petition), at=THURSDAY)
        assert granted.status == "recused"
        opinion = entry("draft_review", outcome=ReviewOutcome.UPHOLD, reasons="事实清楚，依据正确，予以维持。")
        with pytest.raises(Refused):
            perform("draft_review", review, opinion, actor=world.actor("other_handler", done.petition), at=THURSDAY)

    @pytest.mark.parametrize(
        ("who", "unit", "duty", "status"),
        [("unit_head", "office", "unit_head", "recusal_asked"), ("clerk", "office", "unit_head", "recusal_asked"),
         ("head", "group", "leader", "recusal_asked_above")],
    )  # fmt: skip
    def test_about_a_head_somebody_else_decides(self, world: World, who: str, unit: str, duty: str, status: str) -> None:
        done = self.take(world, by=who)
        decides = getattr(world.enterprise, unit).pk
        assert done.linked.unit_id == decides and done.linked.status == status
        assert (decides, duty, "decide_recusal", SOON) in done.owed

    @pytest.mark.parametrize("station", ["recusal_asked", "recused"])
    def test_nobody_declares_it_twice(self, world: World, station: str) -> None:
        refused = self.refusal(world, self.record(world, station), "handler")
        assert "回避" in refused.words.zh
