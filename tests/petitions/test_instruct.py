"""写批示."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.petitions.story import tell
from xinqiao.rules.owed import NO_DUE


class TestInstruct(StepCases):
    step, station, by, kind, is_opening = "instruct", "accepted", "leader", "directive", True
    open_in = frozenset({"start"})
    allowed = frozenset({"leader"})
    bad = (
        ({"text": " "}, "text"), ({"text": "长" * 5_001}, "text"), ({"unit_id": 10**9}, "unit_id"), ({"due_on": date(2026, 3, 4)}, "due_on"),
        ({"due_on": date(2027, 4, 1)}, "due_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "天冷，请二矿三天内解决。", "due_on": date(2026, 3, 15)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "directive_given" and done.linked.unit_id == world.mine
        assert done.linked.content == {"text": "天冷，请二矿三天内解决。", "by_unit": world.enterprise.group.pk, "asker": "leader"}
        assert done.linked.person_id == world.enterprise.person("leader").pk
        assert done.started == {"directive@directive:1": (THURSDAY.date(), date(2026, 3, 15))}
        assert done.told == {desk("record_unit", world.mine), desk("desk", world.office)} and done.documents == []
        assert (world.mine, "handler", "acknowledge", date(2026, 3, 15)) in done.owed

    def test_no_day_need_be_set(self, world: World) -> None:
        done = self.take(world, due_on=None)
        assert done.started == {} and (world.mine, "handler", "acknowledge", NO_DUE) in done.owed

    def test_petitioner_does_not_read_it(self, world: World) -> None:
        from xinqiao.directory import snapshot  # lazy: as the enterprise of this test wrote it

        assert not tell(self.take(world).petition, snapshot.current())[-1].is_public
