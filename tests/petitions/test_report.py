"""报告办理结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk


class TestReport(StepCases):
    step, station, by = "report", "replied", "handler"
    is_referral = True
    open_in = frozenset({"taken_over"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (({"text": "办好了"}, "text"), ({"text": "长" * 5_001}, "text"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "已恢复供暖，取暖费三月底前退到工资卡。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and world.referral("replied").status == "reported"
        assert not (done.stopped or done.started) and done.running("report")
        assert done.kinds == ["result_report"] and done.documents[0].unit_id == world.mine
        assert done.told == {desk("desk", world.office)}
        assert done.texts == {"text": "已恢复供暖，取暖费三月底前退到工资卡。"} and not done.statements[0].is_public
        assert done.line.verb == "referral.report"
        assert done.owed == {(world.office, "coordinator", "read_report", date(2026, 5, 31)), (world.office, "coordinator", "call_back", date(2026, 4, 1))}

    def test_the_paper_is_written_to_the_sender(self, world: World) -> None:
        content = self.take(world).documents[0].content
        assert content["zh"]["addressee"] == f"{world.enterprise.office.name}：" and "petitioner" not in str(content)
        assert all(word in str(content["zh"]) for word in ("已恢复供暖，取暖费", "马上恢复供暖", "2026年3月2日", "2026年5月31日"))

    def test_only_once_the_answer_is_served(self, world: World) -> None:
        for station in ("accepted", "drafted", "signed"):
            assert "还没有送达" in self.refusal(world, world.referral(station)).words.zh

    def test_a_forwarded_matter_owes_none(self, world: World) -> None:
        assert "不欠办结报告" in self.refusal(world, world.referral("forwarded_replied")).words.zh
