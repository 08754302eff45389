"""按反映人写的登记回避: part of registering what is filed as an accusation, taken by the program alone."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World


class TestNoteComplained(StepCases):
    step, station, by, kind, is_opening = "note_complained", "registered", "clockwork", "complained", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"named_person": world.enterprise.person("other_handler").pk, "why": "三矿的某人"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "kept_out" and done.linked.person_id == world.enterprise.person("other_handler").pk
        assert done.told == set() and not (done.started or done.stopped or done.documents)
