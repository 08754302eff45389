"""分开办: what was merged comes apart as it was, whatever it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.joint import ask_merge, merge
from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_merge import ELSEWHERE
from tests.petitions.world import MIXED, MONDAY, THURSDAY, World
from tests.walking import Walk
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Claim, LinkedRecord, Petition, Referral, RunningClock
from xinqiao.rules.terms import Path, Secrecy, ServiceWay
from xinqiao.vault.models import Identity

GROWS = {"version", "has_records"}  # they count what happened


def rows(*petitions: Petition) -> dict[str, list[Any]]:
    """Return every row of these petitions that a merge could touch, but for what only grows."""
    keys, numbers = [petition.pk for petition in petitions], [petition.number for petition in petitions]
    tables = {table.__name__: list(table.objects.filter(petition__in=keys).order_by("pk").values()) for table in (Claim, RunningClock, Referral)}
    own = [{name: value for name, value in row.items() if name not in GROWS} for row in Petition.objects.filter(pk__in=keys).order_by("pk").values()]
    return tables | {"Petition": own, "Identity": list(Identity.objects.filter(subject__in=numbers).order_by("pk").values())}


class TestUnmerge(StepCases):
    step, station, by, kind = "unmerge", "merged", "clerk", "merge"
    open_in = frozenset({"asked", "in"})
    allowed = frozenset({"clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": "不"}, "reason"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "一件是停暖，一件是漏水。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        record = world.linked("merged", "merge")
        self.attempt(world, record, "clerk")
        petition = Petition.objects.get(pk=record.petition_id)
        assert petition.status == "triaged" and petition.handling_unit_id is None
        assert LinkedRecord.objects.get(petition__number=record.content["number"], kind="joined").status == "apart"
        assert Document.objects.filter(subject=petition.number, kind="merge_notice").count() == 1  # nothing goes; it is still his to read
        assert list(faults()) == []

    def test_what_was_not_confirmed_ends_without_a_word_to_the_petitioner(self, world: World) -> None:
        done = self.take(world, "merge_asked")
        assert done.status == "triaged" and done.linked.status == "apart" and done.told == set()

    def test_a_merge_that_nobody_confirmed_ends_wherever_the_petition_has_gone(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
        ask_merge(walk, lead)
        walk._assign()
        walk.take_linked("merge", "unmerge", "clerk", **self.fields(world))
        assert walk.petition.status == "assigned" and "confirm_merge" not in {row.work for row in walk.petition.obligations.all()}

    def test_what_was_answered_together_is_not_taken_apart(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("accepted"), Walk(world.enterprise, at=MONDAY).to("accepted")
        merge(walk, lead)
        lead.petition = Petition.objects.get(pk=lead.petition.pk)
        lead._reply()
        lead._sign()
        record = LinkedRecord.objects.get(petition=walk.petition, kind="merge")
        assert "已经一起答复" in self.refusal(world, record).words.zh

    @pytest.mark.parametrize("station", ["triaged", "accepted"])
    @pytest.mark.parametrize(
        ("traits", "lead_traits"),
        [({}, {}), ({}, {"secrecy": Secrecy.CONFIDENTIAL}), ({"secrecy": Secrecy.ANONYMOUS}, {}), ({"path": Path.STUDY}, {"path": Path.STUDY}), ({"sorts": MIXED}, {"sorts": MIXED})],
    )
    def test_merging_and_unmerging_is_as_if_it_had_never_been(self, world: World, station: str, traits: dict[str, Any], lead_traits: dict[str, Any]) -> None:
        lead = Walk(world.enterprise, at=MONDAY, **lead_traits).to(station)
        walk = Walk(world.enterprise, at=MONDAY, **traits).to(station)
        before = rows(walk.petition, lead.petition)
        merge(walk.days(1), lead)
        assert rows(walk.petition, lead.petition) != before
        walk.days(20).take_linked("merge", "unmerge", "clerk", **self.fields(world))
        assert rows(walk.petition, lead.petition) == before
        assert [fault for fault in faults() if walk.petition.number in fault or lead.petition.number in fault] == []

    def test_time_to_tell_that_the_notice_stopped_begins_again_on_its_old_day(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
        merge(walk, lead).take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
        assert not walk.dossier.clocks
        walk.days(40).take_linked("merge", "unmerge", "clerk", **self.fields(world))
        tell = walk.dossier.clock("tell")
        assert tell is not None and (tell.anchor_on, tell.due_on) == (date(2026, 3, 2), date(2026, 3, 17))

    def test_notice_that_was_not_served_before_they_parted_is_served_no_more(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
        merge(walk, lead).take_linked("merge", "unmerge", "clerk", **self.fields(world))
        assert walk.dossier.unserved == [] and walk.dossier.clock("tell") is not None

    def test_what_was_accepted_meanwhile_stays_accepted_with_its_own_sixty_days(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
        merge(walk, lead)
        lead.at = THURSDAY
        lead._assign()
        lead._accept()
        walk.petition = Petition.objects.get(pk=walk.petition.pk)
        handle = walk.dossier.clock("handle")
        assert handle is not None and handle.due_on == date(2026, 5, 4)
        walk.days(4).take_linked("merge", "unmerge", "clerk", **self.fields(world))
        again = walk.dossier.clock("handle")
        assert walk.petition.status == "accepted" and walk.petition.handling_unit_id == world.mine
        assert again is not None and again.pk == handle.pk
        assert list(faults()) == []
