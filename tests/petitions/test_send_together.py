"""随主件转交: follows from sending the petition that leads; whoever was merged is told where it is, too."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.joint import merge
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import ServiceWay


def led(world: World) -> tuple[Walk, Walk]:
    """Return a petition that leads, and one that was merged into it, both triaged."""
    lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
    return lead, merge(walk, lead)


def again(walk: Walk) -> Walk:
    walk.petition = Petition.objects.get(pk=walk.petition.pk)
    return walk


class TestSendTogether(StepCases):
    step, station, by = "send_together", "merged", "clockwork"
    open_in = frozenset({"merged"})
    allowed = frozenset({"clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.mine, "number": "XQ-2026-0000001"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "merged" and done.petition.handling_unit_id == world.mine
        assert done.started == {"tell_by_unit": (date(2026, 3, 5), date(2026, 3, 20))} and done.running("tell")
        assert done.kinds == ["where_sent_notice"]
        assert (world.mine, "handler", "await_lead", date(2026, 3, 17)) in done.owed

    @pytest.mark.parametrize("step", ["_assign", "_forward"])
    def test_whoever_was_merged_is_where_the_leading_petition_is_and_its_unit_sees_both(self, world: World, step: str) -> None:
        lead, walk = led(world)
        getattr(again(lead), step)()
        assert again(walk).petition.handling_unit_id == world.mine
        assert {document.kind for document in walk.dossier.unserved} == {"merge_notice", "where_sent_notice"}
        seen = visible_to(world.enterprise.actor("handler", MONDAY.date()), snapshot.current())
        assert seen.filter(pk=walk.petition.pk).exists()
        walk.take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
        assert {clock.name for clock in walk.dossier.clocks} == {"tell_by_unit"}  # the unit still owes him a notice
        lead.take("accept", "handler")
        again(walk).take("serve", "handler", way=ServiceWay.IN_PERSON, recipient="本人")
        assert {clock.name for clock in walk.dossier.clocks} == {"handle"}
        assert list(faults()) == []

    def test_what_comes_back_comes_back_with_those_merged_into_it_and_goes_on_together(self, world: World) -> None:
        lead, walk = led(world)
        for step in ("_assign", "_decline", "_take_back"):
            getattr(again(lead), step)()
        assert again(walk).petition.status == "merged" and walk.petition.handling_unit_id is None
        lead.take("assign", "clerk", unit_id=world.enterprise.other_mine.pk)
        assert again(walk).petition.handling_unit_id == world.enterprise.other_mine.pk
        lead.take("recall", "clerk", reason="三矿也不管这几栋楼。")
        assert again(walk).petition.handling_unit_id is None
        lead.take("designate", "leader", unit_id=world.mine, reason="楼在二矿的院子里。")
        assert again(walk).petition.handling_unit_id == world.mine
        assert [clock.name for clock in walk.dossier.clocks].count("tell_by_unit") == 1  # no day is gained on the way
        assert list(faults()) == []

    def test_taken_apart_on_the_way_it_is_where_it_was(self, world: World) -> None:
        lead, walk = led(world)
        again(lead)._assign()
        again(walk).take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人").days(3)
        walk.take_linked("merge", "unmerge", "clerk", reason="一件是停暖，一件是漏水。")
        assert walk.petition.status == "triaged" and walk.petition.handling_unit_id is None
        clocks = [(clock.name, clock.anchor_on) for clock in walk.dossier.clocks]
        assert clocks == [("tell", date(2026, 3, 2))]
        assert again(lead).petition.status == "assigned" and list(faults()) == []
