"""发出指定承办件: always a part of naming the unit, never a step on its own."""

from __future__ import annotations

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


class TestSendDesignated(StepCases):
    step, station, by = "send_designated", "returned_twice", "leader"
    is_referral = True
    open_in = frozenset()
    allowed = frozenset({"leader"})

    def record(self, world: World, station: str) -> Petition | Referral:
        return world.at(station) if station == "returned_twice" else super().record(world, station)

    def attempt(self, world: World, record: Any, by: str, **given: Any) -> None:
        if isinstance(record, Referral):
            super().attempt(world, record, by, **given)
        else:
            designate = entry("designate", unit_id=world.mine, reason="产权在二矿。")
            perform("designate", record, designate, actor=world.actor(by, record), **({"at": THURSDAY} | given))

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before, petition = Before(world.at("returned_twice")), world.at("returned_twice")
        self.attempt(world, petition, "leader")
        line = Done(before, petition, THURSDAY, world).lines[0]
        started = {"take_over": ["2026-03-05", "2026-03-06", 1], "first_contact": ["2026-03-05", "2026-03-06", 1]}
        body = {"unit": world.mine, "from": "start", "to": "sent", "started": started}
        assert (line.verb, line.body) == ("referral.send_designated", body)
        assert world.referral("returned_twice").status == "sent"

    def test_every_other_duty_is_refused(self, world: World) -> None:
        petition = world.at("returned_twice")
        row = Referral.procedure.by_name["send_designated"]
        for key in set(EVERYBODY) - self.allowed:
            facts = load(petition).facts(world.actor(key, petition), THURSDAY.date(), status=START)
            assert row.refusal(facts) is not None, key

    def test_nobody_can_send_a_referral_past_the_petitions_own_table(self, world: World) -> None:
        stray = Referral(petition=world.at("closed"), unit_id=world.mine, sent_at=THURSDAY, is_report_owed=False)
        with pytest.raises(Referral.DoesNotExist):
            perform("send_designated", stray, entry("send_designated"), actor=world.actor("leader", world.at("closed")), at=THURSDAY, as_part=True)
        assert world.referral("closed").status == "concluded"
