"""记帮扶的结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from xinqiao.ops.verify import faults


class TestRecordAid(StepCases):
    step, station, by, kind = "record_aid", "need_open", "handler", "need"
    open_in = frozenset({"need_open"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head", "leader"})
    elsewhere = {"need_open": "need_open", "need_helped": "need_helped", "need_unhelped": "need_unhelped", "need_withdrawn": "need_withdrawn"}
    bad = (({"result": "好"}, "result"), ({"given_on": date(2026, 3, 6)}, "given_on"), ({"given_on": date(2026, 3, 1)}, "given_on"), ({"result": "长" * 5_001}, "result"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"is_given": True, "given_on": date(2026, 3, 5), "result": "救助批下来了，已经到账。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "need_helped" and done.linked.content["given_on"] == "2026-03-05"
        assert done.stopped == {"help_need@need:1": THURSDAY.date()} and "help_need" not in {work for _, _, work, _ in done.owed}
        assert done.told == BY_MAIL and done.statements == [] and done.documents == []
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_where_no_help_could_be_given_it_is_explained(self, world: World) -> None:
        done = self.take(world, is_given=False, result="收入超过标准，可以再问工会。")
        assert done.linked.status == "need_unhelped" and done.linked.content["given_on"] == "" and done.line.body["branch"] == "unhelped"
