"""反馈检举结果."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL


class TestTellResult(StepCases):
    step, station, by = "tell_result", "sealed_concluded", "discipline"
    open_in = frozenset({"sealed"})
    allowed = frozenset({"discipline"})
    bad = (({"text": "查了"}, "text"), ({"text": "长" * 5_001}, "text"), ({"said": "长" * 5_001}, "said"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "您反映的问题查实一项，已经处理。", "said": "没有意见。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"report_result": THURSDAY.date()} and done.kinds == ["accusation_feedback"]
        assert done.told == BY_MAIL and done.statements[0].is_public and not done.owed
        assert "没有意见。" in str(done.documents[0].content) and done.texts == {"text": "您反映的问题查实一项，已经处理。"}

    def test_there_must_be_a_result_to_tell(self, world: World) -> None:
        assert "没有要反馈的结果" in self.refusal(world, world.at("sealed_told")).words.zh
