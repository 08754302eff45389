"""The story of a petition: its ledger in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.world import MONDAY, STATIONS, THURSDAY, World
from xinqiao.directory import snapshot
from xinqiao.ledger.append import history
from xinqiao.petitions.story import Event, tell
from xinqiao.rules.terms import DocumentKind
from xinqiao.vault.reveal import reveal


def story(world: World, station: str) -> list[Event]:
    return tell(world.at(station), snapshot.current())


@pytest.mark.parametrize("station", sorted(STATIONS))
def test_every_line_is_told_in_both_languages_without_a_gap(world: World, station: str) -> None:
    events = story(world, station)
    assert [event.number for event in events] == [entry.number for entry in history(world.at(station).number)]
    for event in events:
        for text in (event.sentence, event.label):
            assert text.zh and text.en and text.zh != text.en
            assert "{" not in f"{text.zh}{text.en}" and "  " not in text.en, event.verb


def test_it_takes_two_queries_however_long_it_is(world: World, django_assert_num_queries: Any) -> None:
    petition, directory = world.at("closed"), snapshot.current()
    with django_assert_num_queries(2):
        tell(petition, directory)


def test_it_names_units_days_and_documents(world: World) -> None:
    told = {event.verb: event for event in story(world, "closed")}
    assert "集团信访办" in told["assign"].sentence.zh and "二矿" in told["assign"].sentence.zh
    assert "2026年5月1日" in told["accept"].sentence.zh and "1 May 2026" in told["accept"].sentence.en
    assert "《信访事项处理意见书》" in told["serve"].sentence.zh and "可以申请复查" in told["serve"].sentence.zh
    assert [kind for kind, _ in told["sign"].documents] == [DocumentKind.DECISION]


def test_inner_matters_are_not_public(world: World) -> None:
    hidden = {event.verb for event in story(world, "extension_asked") if not event.is_public}
    assert hidden == {"referral.send", "ask_extension"}


def test_texts_are_told_with_their_step_and_say_who_may_read_them(world: World) -> None:
    told = {event.verb: event for event in story(world, "assigned")}
    assert told["assign"].texts == {"instruction": "天冷，请优先办理。"} and not told["assign"].texts_are_public
    asked = {event.verb: event for event in story(world, "awaiting_supplement")}["ask_supplement"]
    assert asked.texts == {"question": "请补充停暖的起止日期。"} and asked.texts_are_public


def test_a_proposal_and_an_accusation_have_their_own_sentences(world: World) -> None:
    proposal = {event.verb: event for event in story(world, "proposal_signed")}
    assert "建议" in proposal["accept"].sentence.zh and "建议" in proposal["sign"].sentence.zh
    sealed = {event.verb: event for event in story(world, "sealed")}["triage"]
    assert "有权处理" in sealed.sentence.zh and "纪" not in sealed.sentence.zh


def test_an_opened_identity_is_told_to_the_petitioner_with_its_reason(world: World) -> None:
    petition = world.at("accepted")
    reveal(petition.identity_id, subject=petition.number, actor="person:7", reason="上门核实", at=THURSDAY)
    event = story(world, "accepted")[-1]
    assert (event.verb, event.person_id, event.is_public, event.texts_are_public) == ("reveal", 7, True, True)
    assert event.texts == {"reason": "上门核实"} and event.at == THURSDAY


def test_only_staff_have_a_person(world: World) -> None:
    filed, triaged, *_ = story(world, "triaged")
    assert filed.person_id is None and triaged.person_id == world.enterprise.person("clerk").pk
    assert filed.at == triaged.at == MONDAY
