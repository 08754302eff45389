"""不撤回，继续办."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from xinqiao.directory import snapshot
from xinqiao.petitions import story
from xinqiao.rules.owed import WITHDRAWABLE


class TestKeepOpen(StepCases):
    step, station, by = "keep_open", "withdrawal_asked", "clerk"
    open_in = frozenset(WITHDRAWABLE)
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (({"note": " "}, "note"), ({"called_on": THURSDAY.date() + timedelta(days=1)}, "called_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"called_on": THURSDAY.date(), "was_pressed": True, "note": "队长让他写的。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.petition.withdrawal_asked_on is None
        assert not (done.stopped or done.started or done.documents) and done.told == BY_MAIL
        assert done.line.body["was_pressed"] is True and done.texts == {"note": "队长让他写的。"}
        assert "confirm_withdrawal" not in {work for _, _, work, _ in done.owed}
        assert not done.statements[0].is_public

    def test_hazard_is_kept_open_and_he_reads_why(self, world: World) -> None:
        done = self.take(world, "hazard_withdrawal_asked", was_pressed=False)
        assert done.line.body["branch"] == "ex_officio"
        events = story.tell(done.petition, snapshot.current())
        assert "事关安全" in events[-1].sentence.zh

    def test_he_may_ask_again(self, world: World) -> None:
        self.take(world)
        assert world.at("withdrawal_asked").withdrawal_asked_on is None

    def test_nothing_is_kept_open_that_nobody_wanted_to_withdraw(self, world: World) -> None:
        assert self.refusal(world, world.at("accepted")).words.zh == "反映人没有申请撤回。"

