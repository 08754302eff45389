"""Attacks 15, 18, 28, 29: who sees which petition; and nobody can act on what he cannot see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.linked import call_outs, protections
from tests.petitions.world import EVERYBODY, MONDAY, STATIONS, THURSDAY, World
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, Clockwork, Staff, staff
from xinqiao.directory.models import Post
from xinqiao.petitions import printing, queue_lines, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Channel, Duty, Secrecy

pytestmark = pytest.mark.postgres_too
AT_OFFICE = frozenset(
    {"registered", "awaiting_supplement", "triaged", "triaged_diverting", "refused", "diverted", "returned", "returned_twice", "accepted_by_office",
     "hazard_withdrawal_asked", "withdrawal_asked_at_once", "own_withdrawal_asked", "own_reopen_asked", "closed_refusal_reopen_asked",
     "mixed_triaged", "triaged_split", "partly_diverted", "complained", "complained_lifted", "complained_person"}
)  # fmt: skip
GOING = frozenset({"going_up"})  # the one person who sends it to the superior body sees it until it is sent
GONE = frozenset({"gone_up"})  # and then nobody
SEALED = frozenset({"sealed", "sealed_told", "sealed_concluded", "sealed_complained", "sealed_complained_lifted"})
FILES = frozenset(protections.ROUTES) | {"feared_and_archived", "read_at_once"}  # on which somebody is watched over (ADR-0018)
CLOSE = frozenset(call_outs.ROUTES)  # filed as accusations: until triage the officers of the registering office alone (ADR-0020)
OPEN = frozenset(STATIONS) - SEALED - GOING - GONE - FILES - CLOSE
# Handled by a plant of another company, by the office itself, or with several persons or matters that never left the office.
ELSEWHERE = frozenset(station for station in STATIONS if station.startswith(("final_", "member_", "merge"))) - {"final_outside", "merged_accepted"} | {
    "company_reviewed", "company_stuck", "own_replied", "review_outside", "leading", "led_before", "put_together", "split", "same_noted",
}  # fmt: skip
# Another unit is asked to help, to countersign, or is sent a copy; one that was released does not see it any more.
SHARED = frozenset(station for station in STATIONS if station.startswith(("help_", "countersign", "copied"))) - {"help_released"}
SEES: dict[str, frozenset[str]] = {
    "receptionist": OPEN, "clerk": OPEN | GOING | CLOSE, "head": OPEN, "leader": OPEN,
    "handler": OPEN - AT_OFFICE - ELSEWHERE, "unit_head": OPEN - AT_OFFICE - ELSEWHERE,
    "discipline": SEALED | FILES,
    "other_handler": SHARED, "other_head": SHARED, "auditor": frozenset(), "admin": frozenset(), "custodian": frozenset(),
    "clockwork": frozenset(),
}  # fmt: skip


def stations_of(world: World, actor: Actor) -> set[str]:
    seen = set(visible_to(actor, snapshot.current()).values_list("pk", flat=True))
    return {station for station, key in world.keys.items() if key in seen}


@pytest.mark.parametrize("key", sorted(SEES))
def test_the_list_is_what_this_duty_may_see_and_so_is_every_single_one(world: World, key: str) -> None:
    actor = world.actor(key, world.at("accepted"))
    assert stations_of(world, actor) == SEES[key]
    for station in STATIONS:
        number = world.at(station).number
        is_found = visible_to(actor, snapshot.current()).filter(number=number).exists()
        assert is_found is (station in SEES[key])


def test_a_petitioner_sees_his_own_and_no_other(world: World) -> None:
    for station in STATIONS:
        assert stations_of(world, world.actor("petitioner", world.at(station))) == {station}


@pytest.mark.parametrize("key", [key for key in EVERYBODY if "petitioner" not in key and key != "clockwork"])
def test_nobody_can_take_a_step_on_what_he_cannot_see(world: World, key: str) -> None:
    for station in STATIONS:
        petition = world.at(station)
        actor, dossier = world.actor(key, petition), load(petition)
        facts = dossier.facts(actor, THURSDAY.date())
        steps = petition.procedure.open_to(facts)
        if dossier.referral:
            steps += REFERRAL.open_to(dossier.facts(actor, THURSDAY.date(), status=dossier.referral.standing))
        steps = [step for step in steps if not step.is_inner]  # no door leads to one alone; to name somebody by number is no step of a petition's table
        assert not steps or station in stations_of(world, actor), (station, [step.name for step in steps])


def test_what_another_desk_registered_is_not_the_receptionists(world: World) -> None:
    filed = entry("register", channel=Channel.VISIT, secrecy=Secrecy.ANONYMOUS, title="路灯", text="坏了")
    record = Petition(desk_unit=world.enterprise.other_mine)
    petition = perform("register", record, filed, actor=Clockwork(), at=THURSDAY)
    seeing = {
        key for key in EVERYBODY
        if visible_to(world.actor(key, world.at("closed")), snapshot.current()).filter(pk=petition.pk).exists()
    }  # fmt: skip
    assert seeing == {"clerk", "head", "leader"}


def test_a_sealed_matter_leaves_no_trace_in_any_list(world: World) -> None:
    """Attack 18: existence, number and title show in no worklist, no news, no print queue but the discipline duty's."""
    sealed, directory = world.at("sealed"), snapshot.current()
    for key in EVERYBODY:
        actor = world.actor(key, sealed)
        if not isinstance(actor, Staff):
            continue
        owed, _ = queue_lines.worklist(actor, directory, reading.queues(actor))
        told, _ = reading.news(actor, directory)
        papers, _ = printing.to_print(actor, directory)
        numbers = {line.number for line in owed} | {row.number for row in told} | {p.petition.number for p in papers}
        assert (sealed.number in numbers) is (key == "discipline"), key


def test_whoever_is_switched_off_sees_nothing_at_once(world: World) -> None:
    person = world.enterprise.person("clerk")
    person.is_active = False
    try:
        assert stations_of(world, staff(person, MONDAY.date())) == set()
    finally:
        person.is_active = True


def test_a_deputy_sees_it_while_his_post_lasts_and_on_both_last_days(world: World) -> None:
    """Attack 29."""
    person, first, last = world.enterprise.person("auditor"), date(2026, 3, 4), date(2026, 3, 6)
    Post.objects.create(
        person=person,
        unit=world.enterprise.mine,
        duty=Duty.HANDLER.value,
        title="代理",
        valid_from=first,
        valid_to=last,
    )
    for day in (first, last):
        assert stations_of(world, staff(person, day)) == SEES["handler"]
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        assert stations_of(world, staff(person, day)) == set()
