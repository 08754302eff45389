"""要求重新办理."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import ReopenGround


class TestAskReopen(StepCases):
    step, station, by = "ask_reopen", "replied", "petitioner"
    open_in = frozenset({"replied", "closed"})
    allowed = frozenset({"petitioner"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"ground": ReopenGround.UNKEPT_PROMISE, "reason": "说三天恢复，今天还是冷的。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and not (done.stopped or done.documents)
        assert done.started == {"read_reopen": (THURSDAY.date(), date(2026, 3, 15))}
        assert done.told == {desk("desk", world.office)} and done.statements[0].is_public
        assert done.texts == {"reason": "说三天恢复，今天还是冷的。"} and done.line.body["ground"] == "unkept_promise"
        assert (world.office, "office_head", "decide_reopen", date(2026, 3, 15)) in done.owed
        assert "close" not in {work for _, _, work, _ in done.owed}

    def test_after_closing_too(self, world: World) -> None:
        done = self.take(world, "closed")
        assert done.status == "closed" and done.owed == {
            (world.office, "office_head", "decide_reopen", date(2026, 3, 15)), (world.office, "coordinator", "call_back", date(2026, 4, 1)),
        }  # fmt: skip

    def test_one_at_a_time(self, world: World) -> None:
        assert "正在看理由" in self.refusal(world, world.at("reopen_asked")).words.zh

    def test_the_file_stays_open_until_it_is_decided(self, world: World) -> None:
        record = world.at("reopen_asked")
        with pytest.raises(Refused):
            perform("close", record, entry("close"), actor=world.actor("clerk", record), at=THURSDAY)
