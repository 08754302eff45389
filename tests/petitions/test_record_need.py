"""登记困难和帮扶."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.attacks.test_accused import tie
from tests.enterprise import _person, add_union
from tests.linked.needs import HELP, NEED
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions import needing
from xinqiao.petitions.dossier import load
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort


def union(world: World) -> tuple[Any, Any]:
    """Open a union with one officer, whom nobody else's test of this world meets."""
    unit = add_union(world.enterprise)
    return unit, world.enterprise.people.pop("union")


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

    def test_the_union_owns_the_help_in_its_own_worklist(self, world: World) -> None:
        """By whom it is owed: an officer of the union has it in the union's queue, one who handles there in the handlers', a head alone in the head's."""
        unit, officer = union(world)
        done = self.take(world, unit_id=unit.pk, person_id=officer.pk, shares=True)
        assert (done.linked.unit_id, done.linked.person_id, done.linked.content["shared_with"]) == (unit.pk, officer.pk, unit.pk)
        assert (unit.pk, "union", "help_need", date(2026, 4, 1)) in done.owed and [fault for fault in faults() if done.petition.number in fault] == []
        for duty, in_queue in ((Duty.UNIT_HEAD, "unit_head"), (Duty.HANDLER, "handler")):
            done = self.take(world, unit_id=unit.pk, person_id=_person(f"of-union-{duty.value}", unit, duty).pk, shares=True)
            assert (unit.pk, in_queue, "help_need", date(2026, 4, 1)) in done.owed

    def test_it_goes_to_another_unit_only_if_he_agrees_and_to_somebody_who_works_there(self, world: World) -> None:
        (unit, officer), record = union(world), self.record(world, "accepted")
        handler = world.enterprise.person("other_handler").pk
        for wrong, field in (({"person_id": officer.pk}, "shares"), ({"person_id": handler, "shares": True}, "unit_id"), ({"person_id": None, "shares": True}, "unit_id")):
            assert self.refusal(world, record, "handler", unit_id=unit.pk, **wrong).field == field

    def test_nobody_helps_whom_the_petition_complains_about(self, world: World) -> None:
        (unit, officer), record = union(world), self.record(world, "accepted")
        tie(record.root, unit=unit.pk)
        found = needing.elsewhere(load(record.root), snapshot.current(), THURSDAY.date())
        assert unit.pk not in {post.unit_id for post in found}
        assert self.refusal(world, record, "handler", unit_id=unit.pk, person_id=officer.pk, shares=True).field == "unit_id"
