"""核急事先看."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_grant_access import ELSEWHERE
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from xinqiao.petitions import dossier
from xinqiao.petitions.identity_access import leave
from xinqiao.rules.terms_sharing import AtOnceCheck


class TestCheckAtOnce(StepCases):
    step, station, by, kind = "check_at_once", "read_at_once", "archivist", "identity_access"
    open_in = frozenset({"read_at_once"})
    allowed = frozenset({"archivist"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "好"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"needed": AtOnceCheck.NEEDED, "reason": "看了调令，当天下班前就要执行。"}

    def attempt(self, world: World, record: Any, by: str, **given: Any) -> None:
        """What stands elsewhere was asked of the custodian of the group: it is his there, and the archivist's on the file."""
        super().attempt(world, record, "custodian" if by == self.by and record.root.guards is None else by, **given)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, unit = self.take(world), world.enterprise.discipline_unit.pk
        assert done.linked.status == "access_ended" and done.linked.content["needed"] == "needed" and done.told == {desk("handling_unit", unit)}
        assert done.stopped == {"decide_access@identity_access:1": THURSDAY.date()} and done.statements[0].is_public
        assert "decide_access" not in {row[2] for row in done.owed}

    def test_the_leave_is_over_and_he_reads_that_it_could_have_waited(self, world: World) -> None:
        done = self.take(world, at=MONDAY, needed=AtOnceCheck.NOT_NEEDED)
        assert done.line.body["branch"] == "not_needed"
        assert leave(dossier.load(done.petition), world.enterprise.actor("discipline"), MONDAY.date()) is None
