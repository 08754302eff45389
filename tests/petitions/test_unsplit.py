"""拆出的并回来."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.linked.joint import split
from tests.petitions.cases import StepCases
from tests.petitions.test_unmerge import rows
from tests.petitions.world import MONDAY, World
from tests.walking import Walk, entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Path


class TestUnsplit(StepCases):
    step, station, by, kind = "unsplit", "split", "clerk", "split"
    open_in = frozenset({"off"})
    allowed = frozenset({"clerk", "head"})
    elsewhere: ClassVar[dict[str, str]] = {"off": "split", "back": "put_together"}
    bad = (({"reason": "并"}, "reason"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "两项归同一个单位管。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        record = world.linked("split", "split")
        self.attempt(world, record, "clerk")
        part = Petition.objects.get(number=record.content["number"])
        assert part.status == "merged" and LinkedRecord.objects.get(pk=record.pk).status == "back"
        assert list(faults()) == []

    def test_splitting_and_putting_back_is_as_if_it_had_never_been(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("triaged")
        before = rows(walk.petition)
        split(walk.days(1))
        assert rows(walk.petition) != before
        walk.days(2).take_linked("split", "unsplit", "clerk", **self.fields(world))
        assert rows(walk.petition) == before

    def test_not_once_the_part_was_sent_or_accepted(self, world: World) -> None:
        record = world.linked("split", "split")
        part = Petition.objects.get(number=record.content["number"])
        clerk = world.actor("clerk", part)
        part = perform("triage", part, entry("triage", category="0703", path=Path.OPINION), actor=clerk, at=MONDAY)
        perform("assign", part, entry("assign", unit_id=world.mine), actor=clerk, at=MONDAY)
        assert "不能再并回来" in self.refusal(world, record).words.zh
