"""承诺已落实."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk

ELSEWHERE = {"promised": "promised", "kept": "promise_kept", "explained": "promise_explained"}


class TestKeepPromise(StepCases):
    step, station, by, kind = "keep_promise", "promised", "handler", "promise"
    open_in = frozenset({"promised"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"proof": "好了"}, "proof"), ({"proof": "长" * 5_001}, "proof"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"proof": "三月三日换好，室内十九度。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "kept" and done.linked.content["proof"] == "三月三日换好，室内十九度。"
        assert done.stopped == {"keep_promise@promise:1": THURSDAY.date()} and done.started == {}
        assert done.told == {*BY_MAIL, desk("desk", world.office), desk("handling_unit", world.mine)}
        assert not [work for _, _, work, _ in done.owed if work == "keep_promise"]
