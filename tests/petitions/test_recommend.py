"""提出三项建议."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.rules.terms_oversight import RecommendationSort


class TestRecommend(StepCases):
    step, station, by, kind, is_opening = "recommend", "accepted", "head", "recommendation", True
    open_in = frozenset({"start"})
    allowed = frozenset({"head", "leader"})
    bad = (
        ({"cause": "冷"}, "cause"), ({"text": "修"}, "text"), ({"text": "长" * 5_001}, "text"), ({"unit_id": 10**9}, "unit_id"),
        ({"due_on": date(2026, 3, 4)}, "due_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"sort": RecommendationSort.POLICY, "cause": "供暖前没有人查管网。", "text": "每年十月前查一遍宿舍管网。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, unit_id=world.enterprise.other_mine.pk)
        other = world.enterprise.other_mine.pk
        assert done.linked.status == "feedback_awaited" and done.linked.unit_id == other and done.linked.content["sort"] == "improve_policy"
        assert done.started == {"recommendation@recommendation:1": (THURSDAY.date(), date(2026, 4, 4))}
        assert done.kinds == ["recommendation_letter"] and done.documents[0].unit_id == world.office
        said = str(done.documents[0].content)
        assert "完善政策建议" in said and "供暖前没有人查管网。" in said and "2026年4月4日前书面反馈" in said and "范小安" not in said
        assert done.told == {desk("record_unit", other)} and (other, "unit_head", "answer_recommendation", date(2026, 4, 4)) in done.owed

    def test_sender_may_set_another_day(self, world: World) -> None:
        done = self.take(world, due_on=date(2026, 3, 20))
        assert done.started["recommendation@recommendation:1"][1] == date(2026, 3, 20) and "2026年3月20日前" in str(done.documents[0].content)
