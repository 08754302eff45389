"""登记被反映的单位、人员: they get nothing of the matter, by no door."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked import sharing
from tests.linked.joint import ask_merge
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.walking import Walk, entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Post
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.conflict_check import NOT_HE
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Channel, Secrecy


class TestNameComplained(StepCases):
    step, station, by, kind, is_opening = "name_complained", "triaged", "clerk", "complained", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head", "discipline"})
    bad = (
        ({"why": " "}, "why"), ({"why": "长" * 5_001}, "why"), ({"unit_id": 10**9}, "unit_id"), ({"unit_id": None}, "unit_id"),
        ({"person_id": 1}, "unit_id"), ({"unit_id": None, "person_id": 10**9}, "person_id"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.enterprise.other_mine.pk, "why": "信里说三矿扣了他的取暖费。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "kept_out" and done.linked.unit_id == world.enterprise.other_mine.pk
        assert done.told == set() and not (done.started or done.stopped or done.documents)
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_not_twice_not_who_has_it_and_not_the_office_itself(self, world: World) -> None:
        assert "已经登记过" in self.refusal(world, self.record(world, "complained")).words.zh
        assert "转交上级机关" in self.refusal(world, self.record(world, "assigned"), unit_id=world.office).words.zh  # nobody above is left
        assert "先送达" in self.refusal(world, self.record(world, "signed"), unit_id=world.mine).words.zh
        assert "停止抄送" in self.refusal(world, self.record(world, "copied")).words.zh

    @pytest.mark.parametrize("station", ["assigned", "taken_over", "declined", "forwarded", "accepted", "drafted"])
    def test_a_unit_that_has_it_loses_it_in_the_same_step_and_no_day_moves(self, world: World, station: str) -> None:
        before = {row.name: row.due_on for row in world.at(station).clocks.filter(stopped_on=None, name__in=["tell", "tell_by_unit", "handle"])}
        done = self.take(world, station, unit_id=world.mine)
        assert done.status == "triaged" and done.petition.handling_unit_id is None
        after = {row.name: row.due_on for row in done.petition.clocks.filter(stopped_on=None)}
        assert before and before.items() <= after.items()
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]
        other = world.actor("handler", done.petition)
        assert not visible_to(other, snapshot.current()).filter(pk=done.petition.pk).exists()

    def test_a_person_is_kept_out_with_his_line_and_it_goes_on_elsewhere(self, world: World) -> None:
        person = world.enterprise.person("unit_head")
        done = self.take(world, "assigned", unit_id=None, person_id=person.pk)
        assert done.status == "triaged" and (done.linked.unit_id, done.linked.person_id) == (None, person.pk)
        for key in ("unit_head", "handler"):  # himself, and who works under him
            assert not visible_to(world.actor(key, done.petition), snapshot.current()).filter(pk=done.petition.pk).exists(), key
        assert visible_to(world.actor("leader", done.petition), snapshot.current()).filter(pk=done.petition.pk).exists()
        assert "已经登记过" in self.refusal(world, self.record_again(done), unit_id=None, person_id=person.pk).words.zh

    def record_again(self, done: Any) -> LinkedRecord:
        return LinkedRecord(petition=done.petition, kind="complained")

    @pytest.mark.parametrize("key", ["head", "leader"])
    def test_whoever_names_those_above_everybody_is_told_the_way_on_paper(self, world: World, key: str) -> None:
        refused = self.refusal(world, self.record(world, "triaged"), unit_id=None, person_id=world.enterprise.person(key).pk)
        assert "转交上级机关" in refused.words.zh
        assert ("移送纪检并密封" in refused.words.zh) is (key == "head")  # until it is sent on paper he would read it himself

    def test_if_the_desk_is_kept_out_the_office_above_has_it(self, world: World) -> None:
        """A petition filed at a mine's own counter about its head: the group's petition office goes on with it."""
        mine, clerk = world.enterprise.mine, world.enterprise.person("auditor")
        counter = type(mine).objects.create(key="counter", name="二矿信访科", name_en="Counter", short_name="二信", kind="department", parent=mine, valid_from=mine.valid_from)
        Post.objects.create(person=clerk, unit=counter, duty="coordinator", title="信访专员", valid_from=mine.valid_from)
        snapshot.forget()
        actor = staff(clerk, MONDAY.date())
        petition = perform("register", Petition(desk_unit=counter), entry("register", channel=Channel.VISIT, secrecy=Secrecy.ANONYMOUS, title="矿长", text="矿长克扣奖金"), actor=actor, at=MONDAY)
        named = entry("name_complained", person_id=world.enterprise.person("unit_head").pk, why="说的就是矿长。")
        perform("name_complained", LinkedRecord(petition=petition, kind="complained"), named, actor=actor, at=MONDAY)
        petition.refresh_from_db()
        assert petition.desk_unit_id == world.office
        assert not visible_to(actor, snapshot.current()).filter(pk=petition.pk).exists()
        assert set(petition.obligations.values_list("unit_id", flat=True)) == {world.office}
        assert not [fault for fault in faults(with_files=False) if petition.number in fault]

    def test_what_is_split_off_is_kept_from_them_too(self, world: World) -> None:
        walk = sharing.accusing(Walk(world.enterprise, at=MONDAY))
        walk.link("split", "split_off", "clerk", positions=(2,), title="退取暖费", reason="是另一件事。")
        part = Petition.objects.latest("pk")
        assert part.pk != walk.petition.pk and part.records.get(kind="complained").person_id == world.enterprise.person("other_handler").pk
        assert not [fault for fault in faults(with_files=False) if part.number in fault]

    @pytest.mark.parametrize("step", ["assign", "forward"])
    def test_it_is_not_sent_there(self, world: World, step: str) -> None:
        walk = sharing.complained(Walk(world.enterprise, at=MONDAY))
        with pytest.raises(Refused) as caught:
            walk.take(step, "clerk", unit_id=world.enterprise.other_mine.pk)
        assert caught.value.field == "unit_id" and caught.value.words is NOT_HE
        walk.take(step, "clerk", unit_id=world.mine)  # another unit gets it

    @pytest.mark.parametrize(
        ("kind", "step", "fields"),
        [("copy", "send_copy", {"why": "三矿有同样的楼。"}), ("co_handling", "ask_co_handler", {"asked": "请核对三矿的账。", "due_on": MONDAY.date().replace(day=20)})],
    )
    def test_it_gets_no_copy_and_no_part_and_nor_does_what_lies_below_it(self, world: World, kind: str, step: str, fields: dict[str, Any]) -> None:
        walk = sharing.complained(Walk(world.enterprise, at=MONDAY))
        walk._assign()
        walk._accept()
        by = "clerk" if kind == "copy" else "handler"
        other = world.enterprise.other_mine
        below = type(other).objects.create(key="other-shop", name="三矿机修队", name_en="Repair shop", short_name="机修队", kind=other.kind, parent=other, valid_from=other.valid_from, handles_petitions=True)
        snapshot.forget()
        for unit in (other, below):
            with pytest.raises(Refused) as caught:
                walk.link(kind, step, by, unit_id=unit.pk, **fields)
            assert caught.value.field == "unit_id" and caught.value.words is NOT_HE

    def test_what_it_saw_before_it_sees_no_more(self, world: World) -> None:
        """A signature it gave, a promise it made: no record that names it shows it the matter any longer."""
        walk = sharing.countersigned(Walk(world.enterprise, at=MONDAY))
        seen = visible_to(world.actor("other_handler", walk.petition), snapshot.current()).filter(pk=walk.petition.pk)
        assert seen.exists()
        walk.link("complained", "name_complained", "clerk", **self.fields(world))
        actor = world.actor("other_handler", walk.petition)
        assert not visible_to(actor, snapshot.current()).filter(pk=walk.petition.pk).exists()
        walk.take_linked("complained", "lift_complained", "clerk", reason="核对过，扣费的不是三矿。")
        assert visible_to(actor, snapshot.current()).filter(pk=walk.petition.pk).exists()

    def test_what_names_different_units_is_not_merged(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), sharing.complained(Walk(world.enterprise, at=MONDAY))
        for one, other in ((walk, lead), (lead, walk)):
            with pytest.raises(Refused) as caught:
                ask_merge(one, other)
            assert "被反映的单位、人员不一样" in caught.value.words.zh
        ask_merge(walk, sharing.complained(Walk(world.enterprise, at=MONDAY)))

    def test_an_accusation_goes_past_the_discipline_of_the_unit_it_is_about(self, world: World) -> None:
        home = world.enterprise.discipline_unit
        walk = Walk(world.enterprise, at=MONDAY).to("triaged")
        LinkedRecord.objects.create(petition=walk.petition, kind="complained", status="kept_out", position=1, unit_id=home.pk, opened_at=MONDAY)
        type(walk.petition).objects.filter(pk=walk.petition.pk).update(has_records=True)
        with pytest.raises(Refused) as caught:
            walk._seal()
        assert "转交上级机关" in caught.value.words.zh  # there is none outside that unit


def test_a_unit_and_a_person_at_once_are_told_apart(world: World) -> None:
    """Whoever filled in both boxes reads that he did, not that he filled in none."""
    case = TestNameComplained()
    with pytest.raises(Refused, match="一次只能登记一样"):
        case.take(world, unit_id=world.enterprise.other_mine.pk, person_id=world.enterprise.person("other_handler").pk)
