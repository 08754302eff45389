"""安排领导包案."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory.models import Post
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps.sponsor import Milestone
from xinqiao.petitions.story import tell

SEE = Milestone(text="到现场看", on=date(2026, 3, 12))
DONE = Milestone(text="管网改造完", on=date(2026, 4, 4))


class TestSponsor(StepCases):
    step, station, by, kind, is_opening = "sponsor", "accepted", "leader", "sponsorship", True
    open_in = frozenset({"start"})
    allowed = frozenset({"leader"})
    bad = (
        ({"plan": "办"}, "plan"), ({"milestones": ()}, "milestones"), ({"milestones": (SEE,) * 11}, "milestones"),
        ({"milestones": (Milestone(text=" ", on=date(2026, 3, 12)),)}, "milestones"), ({"person_id": 10**9}, "person_id"),
        ({"milestones": (Milestone(text="看", on=date(2026, 3, 4)),)}, "milestones"),
        ({"milestones": (Milestone(text="看", on=date(2027, 4, 1)),)}, "milestones"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"plan": "带后勤部到现场，查清管网。", "milestones": (DONE, SEE)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        leader, group = world.enterprise.person("leader"), world.enterprise.group
        assert done.linked.status == "led" and (done.linked.unit_id, done.linked.person_id) == (group.pk, leader.pk)
        assert [stone["on"] for stone in done.linked.content["milestones"]] == ["2026-03-12", "2026-04-04"]
        assert done.started == {"sponsorship@sponsorship:1": (THURSDAY.date(), date(2026, 4, 4))}
        assert done.told == {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)}
        assert (group.pk, "leader", "lead", date(2026, 4, 4)) in done.owed

    def test_petitioner_reads_that_a_leader_has_it_in_charge(self, world: World) -> None:
        from xinqiao.directory import snapshot  # lazy: as the enterprise of this test wrote it

        event = tell(self.take(world).petition, snapshot.current())[-1]
        assert event.is_public and "青川煤业集团有限公司的领导包案" in event.sentence.zh and "4月4日" in event.sentence.zh

    def test_whoever_leads_nowhere_above_takes_no_charge(self, world: World) -> None:
        refused = self.refusal(world, self.record(world, "accepted"), person_id=world.enterprise.person("unit_head").pk)
        assert refused.field == "person_id"

    def test_leader_of_the_unit_in_charge_may_be_named_and_records_what_he_reached(self, world: World) -> None:
        """A mine's own leader takes charge; whether it is over is said by those above him."""
        post = {"title": "矿长", "title_en": "Director", "valid_from": date(2020, 1, 1)}
        director = world.enterprise.person("other_head")
        Post.objects.create(person=director, unit_id=world.mine, duty="leader", **post)
        done = self.take(world, person_id=director.pk)
        assert (done.linked.unit_id, done.linked.person_id) == (world.mine, director.pk)
        actor = world.actor("other_head", done.petition)
        perform("reach_milestone", done.linked, entry("reach_milestone", milestone=1, done="到现场看过了。"), actor=actor, at=THURSDAY)
        with pytest.raises(Refused):
            perform("end_sponsorship", done.linked, entry("end_sponsorship", result="都办完了。"), actor=actor, at=THURSDAY)

    def test_one_at_a_time(self, world: World) -> None:
        assert "还有没有办完的领导包案" in self.refusal(world, self.record(world, "led")).words.zh
