"""记回访的内容: part of a call-back alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked.call_backs import NOTE
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Resolution


class TestNoteCall(StepCases):
    step, station, by, kind, is_opening = "note_call", "replied", "clerk", "call_back", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head", "leader"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"called_on": THURSDAY.date(), "said": Resolution.PARTLY, "note": NOTE}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "call_made" and done.linked.content["second"] == "office_head" and done.linked.content["asker"] == "coordinator"
        assert done.told == set() and done.statements == [] and done.started == {} and done.documents == []
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_who_was_not_reached_has_said_nothing(self, world: World) -> None:
        assert self.take(world, said=None).linked.status == "call_unreached"

    def test_by_no_door_is_it_taken_alone(self, world: World) -> None:
        record = self.record(world, "replied")
        with pytest.raises(Refused):
            perform("note_call", record, entry("note_call", **self.fields(world)), actor=world.actor("clerk", record.root), at=THURSDAY)
