"""报告批示落实."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_acknowledge_instruction import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk


class TestReportOnInstruction(StepCases):
    step, station, by, kind = "report_on_instruction", "directive_noted", "handler", "directive"
    open_in = frozenset({"directive_given", "directive_noted"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"report": "好了"}, "report"), ({"report": "长" * 5_001}, "report"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"report": "三月四日换好阀门，已经热了。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "directive_reported" and done.linked.content["report"] == "三月四日换好阀门，已经热了。"
        assert done.stopped == {"directive@directive:1": THURSDAY.date()}
        assert done.told == {desk("asking_unit", world.enterprise.group.pk), desk("desk", world.office)}
        assert not [work for _, _, work, _ in done.owed if "directive" in work]
