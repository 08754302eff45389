"""登记困难和帮扶."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.linked.needs import HELP, NEED
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from xinqiao.ops.verify import faults
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort


class TestRecordNeed(StepCases):
    step, station, by, kind, is_opening = "record_need", "accepted", "handler", "need", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head", "leader"})
    bad = (
        ({"consents": False}, "consents"), ({"consent_on": date(2026, 3, 6)}, "consent_on"), ({"consent_on": date(2026, 3, 1)}, "consent_on"), ({"text": "穷"}, "text"),
        ({"text": "长" * 5_001}, "text"), ({"help": " "}, "help"), ({"due_on": date(2026, 3, 4)}, "due_on"), ({"due_on": date(2027, 4, 1)}, "due_on"), ({"person_id": 10**9}, "person_id"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "consents": True, "consent_way": ConsentWay.SPOKEN, "consent_on": date(2026, 3, 5), "sort": NeedSort.SCHOOLING, "text": NEED, "aid": AidSort.SOCIAL, "help": HELP,
            "due_on": date(2026, 4, 1),
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "need_open" and done.linked.unit_id == world.mine and done.linked.content["text"] == NEED
        assert done.started == {"help_need@need:1": (THURSDAY.date(), date(2026, 4, 1))} and (world.mine, "handler", "help_need", date(2026, 4, 1)) in done.owed
        assert done.told == BY_MAIL and done.statements == [] and done.documents == [] and NEED not in str(done.line.body)
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_a_colleague_may_see_to_it_and_whoever_recorded_it_goes_on_reading_it(self, world: World) -> None:
        done = self.take(world, person_id=world.enterprise.person("unit_head").pk)
        assert (done.linked.person_id, done.linked.second_id) == (world.enterprise.person("unit_head").pk, world.enterprise.person("handler").pk)
