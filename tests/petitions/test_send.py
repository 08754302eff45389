"""发出转交件: always a part of forwarding or assigning, never a step on its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import EVERYBODY, THURSDAY, World
from tests.petitions.written import Before, Done
from tests.walking import entry
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition, Referral
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import START


class TestSend(StepCases):
    step, station, by = "send", "triaged", "clerk"
    is_referral = True
    open_in = frozenset()
    allowed = frozenset({"clerk", "head"})

    def record(self, world: World, station: str) -> Petition | Referral:
        return world.at(station) if station == "triaged" else super().record(world, station)

    def attempt(self, world: World, record: Any, by: str, **given: Any) -> None:
        if isinstance(record, Referral):
            super().attempt(world, record, by, **given)
        else:
            assign = entry("assign", unit_id=world.mine)
            perform("assign", record, assign, actor=world.actor(by, record), **({"at": THURSDAY} | given))

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before, petition = Before(world.at("triaged")), world.at("triaged")
        self.attempt(world, petition, "clerk")
        done = Done(before, petition, THURSDAY, world)
        line = done.lines[0]
        started = {
            "tell_by_unit": ["2026-03-05", "2026-03-20"], "object": ["2026-03-05", "2026-03-12"],
            "take_over": ["2026-03-05", "2026-03-06", 1], "first_contact": ["2026-03-05", "2026-03-06", 1],
        }  # fmt: skip
        body = {"unit": world.mine, "from": "start", "to": "sent", "started": started}
        assert (line.verb, line.body) == ("referral.send", body)
        assert done.started["object"] == (date(2026, 3, 5), date(2026, 3, 12))
        assert done.started["tell_by_unit"] == (date(2026, 3, 5), date(2026, 3, 20))
        assert world.referral("triaged").status == "sent"

    def test_every_other_duty_is_refused(self, world: World) -> None:
        petition = world.at("triaged")
        row = Referral.procedure.by_name["send"]
        for key in set(EVERYBODY) - self.allowed:
            facts = load(petition).facts(world.actor(key, petition), THURSDAY.date(), status=START)
            assert row.refusal(facts) is not None, key

    def test_nobody_can_send_a_referral_past_the_petitions_own_table(self, world: World) -> None:
        stray = Referral(petition=world.at("closed"), unit_id=world.mine, sent_at=THURSDAY, is_report_owed=False)
        with pytest.raises(Referral.DoesNotExist):
            perform("send", stray, entry("send"), actor=world.actor("clerk", world.at("closed")), at=THURSDAY, as_part=True)
        assert world.referral("closed").status == "concluded"
