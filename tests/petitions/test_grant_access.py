"""同意查阅."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from xinqiao.petitions import dossier
from xinqiao.petitions.identity_access import leave

ELSEWHERE = {"access_asked": "access_asked", "access_granted": "access_granted", "access_refused": "access_refused", "access_ended": "access_ended", "read_at_once": "read_at_once"}


class TestGrantAccess(StepCases):
    step, station, by, kind = "grant_access", "access_asked", "custodian", "identity_access"
    open_in = frozenset({"access_asked"})
    allowed = frozenset({"custodian"})
    elsewhere = ELSEWHERE
    bad = (({"days": 0}, "days"), ({"days": 8}, "days"), ({"note": "长" * 201}, "note"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"days": 3, "note": "只在上门那天看。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "access_granted" and done.linked.content["until"] == "2026-03-07"
        assert done.stopped == {"decide_access@identity_access:1": THURSDAY.date()} and done.told == {desk("handling_unit", world.mine)}
        assert done.statements[0].is_public and done.texts == {"reason": "约好去家里看暖气管。"}
        assert not [line for line in done.owed if line[2] == "decide_access"]

    def test_it_is_for_one_person_and_ends_by_itself(self, world: World) -> None:
        done = self.take(world)
        about = dossier.load(done.petition)
        asker, other, last = world.enterprise.actor("handler"), world.enterprise.actor("unit_head"), date(2026, 3, 7)
        assert leave(about, asker, last) is not None and leave(about, other, last) is None
        assert leave(about, asker, last + timedelta(1)) is None
