"""检举办结."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.models import Obligation
from xinqiao.petitions.perform import perform


def works(record: Any) -> set[str]:
    return set(Obligation.objects.filter(petition=record).values_list("work", flat=True))


class TestConcludeAccusation(StepCases):
    step, station, by = "conclude_accusation", "sealed_told", "discipline"
    open_in = frozenset({"sealed"})
    allowed = frozenset({"discipline"})
    bad = (({"note": "好了"}, "note"), ({"note": "长" * 5_001}, "note"), ({"concluded_on": date(2026, 3, 6)}, "concluded_on"), ({"concluded_on": date(2026, 3, 1)}, "concluded_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"concluded_on": date(2026, 3, 4), "note": "查实一项，已经处理。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "sealed" and done.started == {"report_result": (date(2026, 3, 4), date(2026, 3, 25))}
        assert done.told == set() and not done.statements[0].is_public and done.documents == []
        assert {line[2] for line in done.owed} == {"tell_result"}

    def test_it_stays_on_the_worklist_until_it_is_concluded_and_no_longer(self, world: World) -> None:
        """An anonymous report owes nobody a result: it leaves the list as it is concluded; a named one once the result is told."""
        record = world.at("sealed_told")
        actor = world.actor("discipline", record)
        perform("remark", record, entry("remark", text="请补充时间。"), actor=actor, at=THURSDAY)
        assert works(record) == {"conclude_accusation"}
        perform("conclude_accusation", record, entry("conclude_accusation", **self.fields(world)), actor=actor, at=THURSDAY)
        perform("tell_result", record, entry("tell_result", text="查实一项，已经处理。"), actor=actor, at=THURSDAY)
        assert works(record) == set()
        perform("remark", record, entry("remark", text="谢谢您。"), actor=actor, at=THURSDAY)
        assert works(record) == set()

    def test_not_before_the_reporter_was_told_and_not_twice(self, world: World) -> None:
        assert "先告知检举人" in self.refusal(world, world.at("sealed")).words.zh
        record = world.at("sealed_told")
        perform("conclude_accusation", record, entry("conclude_accusation", **self.fields(world)), actor=world.actor("discipline", record), at=THURSDAY)
        assert "已经办结" in self.refusal(world, world.at("sealed_told")).words.zh
