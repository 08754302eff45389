"""What the rules look at: loaded in few queries, true after every step, and nothing of a sealed matter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.world import MONDAY, World
from xinqiao.directory.duties import PetitionerActor
from xinqiao.petitions.dossier import load
from xinqiao.rules.terms import DocumentKind, Duty, Path, ReferralStatus

TODAY = MONDAY.date()


@pytest.mark.parametrize(("station", "queries"), [("registered", 5), ("accepted", 5), ("closed", 6)])
def test_it_is_loaded_in_a_fixed_number_of_queries(
    world: World, django_assert_num_queries: Any, station: str, queries: int
) -> None:
    petition = world.at(station)
    with django_assert_num_queries(queries):
        load(petition)


def test_it_holds_what_the_guards_ask_for(world: World) -> None:
    facts = load(world.at("extension_asked")).facts(world.enterprise.actor("handler"), TODAY)
    assert facts.due == {
        "tell": date(2026, 3, 17), "tell_by_unit": date(2026, 3, 17), "handle": date(2026, 5, 1), "report": date(2026, 5, 31),
        "first_contact": date(2026, 3, 3),
    }  # fmt: skip
    assert (facts.extension_asked_days, facts.extended_days, facts.claims_open) == (15, 0, 2)
    assert facts.paths == {Path.OPINION} and facts.referral is ReferralStatus.TAKEN_OVER
    assert facts.unserved == {DocumentKind.WHERE_SENT_NOTICE, DocumentKind.ACCEPTANCE_NOTICE}
    assert (facts.desk_duties, facts.unit_duties) == (frozenset(), frozenset({Duty.HANDLER}))


def test_the_office_answers_until_a_unit_does(world: World) -> None:
    assert load(world.at("registered")).responsible_unit_id == world.office
    assert load(world.at("assigned")).responsible_unit_id == world.mine
    assert load(world.at("returned")).responsible_unit_id == world.office


def test_a_dropped_claim_and_a_served_document_are_out_of_it(world: World) -> None:
    assert not load(world.at("replied")).unserved
    petition = world.at("accepted")
    petition.claims.filter(position=2).update(is_dropped=True)
    assert [claim.position for claim in load(petition).claims] == [1]


def test_a_rating_is_known(world: World) -> None:
    assert load(world.at("rated")).rating and not load(world.at("closed")).rating


def test_a_petitioner_has_his_duty_in_his_own_petition_only(world: World) -> None:
    petition = world.at("accepted")
    own = load(petition).facts(PetitionerActor(petition_id=petition.pk), TODAY)
    other = load(petition).facts(PetitionerActor(petition_id=world.at("signed").pk), TODAY)
    assert own.desk_duties == own.unit_duties == {Duty.PETITIONER}
    assert not other.desk_duties and not other.unit_duties


@pytest.mark.parametrize("key", ["receptionist", "clerk", "head", "handler", "unit_head", "leader", "auditor", "admin"])
def test_of_a_sealed_matter_staff_have_no_duty(world: World, key: str) -> None:
    facts = load(world.at("sealed")).facts(world.enterprise.actor(key), TODAY)
    assert not facts.desk_duties and not facts.unit_duties


def test_of_a_sealed_matter_discipline_has_its_own_duty_and_no_other(world: World) -> None:
    facts = load(world.at("sealed")).facts(world.enterprise.actor("discipline"), TODAY)
    assert not facts.desk_duties and facts.unit_duties == {Duty.DISCIPLINE}
