"""登记被检举的单位、人员: of a sealed accusation, by the discipline duty; where it is itself concerned, the one above has it."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Post
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Channel, Path, Secrecy


class TestNameComplainedSealed(StepCases):
    step, station, by, kind, is_opening = "name_complained_sealed", "sealed", "discipline", "complained", True
    open_in = frozenset({"start"})
    allowed = frozenset({"discipline"})
    bad = (({"why": " "}, "why"), ({"unit_id": 10**9}, "unit_id"), ({"unit_id": None}, "unit_id"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.mine, "why": "信里说的是二矿。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "sealed" and done.linked.status == "kept_out" and done.told == set() and not (done.started or done.stopped or done.documents)
        assert done.petition.handling_unit_id == world.enterprise.discipline_unit.pk
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_about_the_only_discipline_duty_it_goes_on_paper(self, world: World) -> None:
        person = world.enterprise.person("discipline")
        assert "转交上级机关" in self.refusal(world, self.record(world, "sealed"), unit_id=None, person_id=person.pk).words.zh

    def test_about_a_mines_own_discipline_officer_the_group_has_it(self, world: World) -> None:
        mine = world.enterprise.mine
        office = type(mine).objects.create(key="mine-discipline", name="二矿纪委", name_en="Discipline", short_name="二纪", kind="department", parent=mine, valid_from=mine.valid_from)
        counter = type(mine).objects.create(key="counter", name="二矿信访科", name_en="Counter", short_name="二信", kind="department", parent=mine, valid_from=mine.valid_from)
        officer, clerk = (Person.objects.create(login=login, name=login) for login in ("mine-officer", "mine-clerk"))
        Post.objects.create(person=officer, unit=office, duty="discipline", title="纪检员", valid_from=mine.valid_from)
        Post.objects.create(person=clerk, unit=counter, duty="coordinator", title="信访专员", valid_from=mine.valid_from)
        snapshot.forget()
        petition = perform(
            "register", Petition(desk_unit=counter), entry("register", channel=Channel.VISIT, secrecy=Secrecy.ANONYMOUS, title="检举", text="收了好处"),
            actor=staff(clerk, MONDAY.date()), at=MONDAY,
        )  # fmt: skip
        perform("triage", petition, entry("triage", category="1001", path=Path.ACCUSATION), actor=staff(clerk, MONDAY.date()), at=MONDAY)
        petition.refresh_from_db()
        assert petition.handling_unit_id == office.pk
        actor = staff(officer, THURSDAY.date())
        perform("name_complained_sealed", LinkedRecord(petition=petition, kind="complained"), entry("name_complained_sealed", person_id=officer.pk, why="说的是我。"), actor=actor, at=THURSDAY)
        petition.refresh_from_db()
        assert petition.handling_unit_id == world.enterprise.discipline_unit.pk
        assert not visible_to(actor, snapshot.current()).filter(pk=petition.pk).exists()
        assert visible_to(world.actor("discipline", petition), snapshot.current()).filter(pk=petition.pk).exists()
        assert set(petition.obligations.values_list("unit_id", flat=True)) == {world.enterprise.discipline_unit.pk}
        assert not [fault for fault in faults(with_files=False) if petition.number in fault]
