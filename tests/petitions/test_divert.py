"""导入其他程序."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL


class TestDivert(StepCases):
    step, station, by = "divert", "triaged_diverting", "clerk"
    open_in = frozenset({"triaged"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"competent_body": " "}, "competent_body"),
        ({"competent_body": "长" * 5_001}, "competent_body"),
        ({"limit": ""}, "limit"),
        ({"limit": "长" * 5_001}, "limit"),
        ({"help_offered": "长" * 5_001}, "help_offered"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"competent_body": "市劳动争议仲裁委员会", "limit": "一年内", "help_offered": "工会可以陪同"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "diverted" and done.kinds == ["path_notice"] and done.told == BY_MAIL
        assert not (done.stopped or done.started) and done.running("tell")
        assert done.owed == {(world.office, "coordinator", "serve_notice", date(2026, 3, 17))}
        assert done.line.body["path"] == "arbitration"

    def test_the_notice_names_the_path_the_body_the_limit_and_the_help(self, world: World) -> None:
        written = str(self.take(world).documents[0].content["zh"])
        assert all(word in written for word in ("劳动争议仲裁", "市劳动争议仲裁委员会", "一年内", "工会可以陪同"))

    def test_not_what_the_petition_procedure_itself_must_answer(self, world: World) -> None:
        assert "甄别" in self.refusal(world, world.at("triaged")).words.zh
