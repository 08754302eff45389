"""确定承办人."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform


class TestNameHandlers(StepCases):
    step, station, by, kind, is_opening = "name_handlers", "accepted", "unit_head", "handlers", True
    open_in = frozenset({"start"})
    allowed = frozenset({"unit_head"})
    bad = (
        ({"person_id": 10**9}, "person_id"), ({"second_id": 10**9}, "second_id"), ({"asked": "长" * 5_001}, "asked"),
        ({"until": date(2026, 2, 1)}, "until"), ({"until": date(2026, 12, 31)}, "until"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "person_id": world.enterprise.person("handler").pk, "second_id": world.enterprise.person("unit_head").pk,
            "asked": "找范小安谈一次，再看换热站。", "until": date(2026, 3, 20),
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before = world.at("accepted")
        done = self.take(world)
        handler, second = (world.enterprise.person(key) for key in ("handler", "unit_head"))
        assert done.status == before.status and done.linked.status == "handlers_named" and not (done.started or done.stopped)
        assert (done.linked.unit_id, done.linked.person_id) == (world.mine, handler.pk)
        assert done.linked.content == {"second": second.pk, "asked": "找范小安谈一次，再看换热站。", "until": "2026-03-20"}
        assert done.kinds == ["handling_slip"] and done.told == {desk("handling_unit", world.mine)}
        letter = str(done.documents[0].content["zh"])
        assert handler.name in letter and second.name in letter and "2026年3月20日" in letter and "范小安" not in letter and "换热站" in letter
        assert "没有利害关系" in letter and done.documents[0].content["zh"]["title"] == "承办单"
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_not_somebody_of_another_unit_nor_one_person_twice(self, world: World) -> None:
        record = self.record(world, "accepted")
        other, handler = (world.enterprise.person(key).pk for key in ("other_handler", "handler"))
        assert self.refusal(world, record, person_id=other).field == "person_id"
        assert self.refusal(world, record, second_id=handler).field == "second_id"

    def test_whoever_stepped_aside_is_not_named(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "recused")).field == "person_id"

    def test_once_named_they_are_changed_and_not_named_again(self, world: World) -> None:
        assert "承办人员" in self.refusal(world, self.record(world, "handlers_named")).words.zh

    def test_units_that_help_stand_on_it(self, world: World) -> None:
        petition = world.at("accepted")
        asked = entry("ask_co_handler", unit_id=world.enterprise.other_mine.pk, asked="查换热站归谁管。", due_on=date(2026, 3, 20))
        perform("ask_co_handler", LinkedRecord(petition=petition, kind="co_handling"), asked, actor=world.actor("handler", petition), at=THURSDAY)
        self.attempt(world, LinkedRecord(petition=petition, kind=self.kind), "unit_head")
        letter = str(Document.objects.get(subject=petition.number, kind="handling_slip").content["zh"])
        assert world.enterprise.other_mine.name in letter

