"""The story of a petition: its ledger in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.world import MONDAY, STATIONS, THURSDAY, World
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.ledger.append import history
from xinqiao.petitions.perform import perform
from xinqiao.petitions.story import Event, tell
from xinqiao.rules.terms import DocumentKind, Path
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
    assert event.texts == {"reason": "上门核实", "parts": ""} and event.at == THURSDAY


def test_only_staff_have_a_person(world: World) -> None:
    filed, triaged, *_ = story(world, "triaged")
    assert filed.person_id is None and triaged.person_id == world.enterprise.person("clerk").pk
    assert filed.at == triaged.at == MONDAY


def test_it_says_what_each_step_changed_and_from_what(world: World) -> None:
    """Feature 11.1: status, category, path and days, before and after, from the ledger alone."""
    petition = world.at("triaged")
    again = entry("triage", category="1301", path=Path.STUDY)
    perform("triage", petition, again, actor=world.actor("clerk", petition), at=THURSDAY)
    changes = [
        [(change.what.zh, change.before.zh, change.after.zh) for change in event.changes] for event in story(world, "triaged")
    ]
    assert changes[0] == [("状态", "", "已登记"), ("告知期限", "", "2026年3月17日")]
    assert ("状态", "已登记", "已甄别") in changes[1] and ("途径", "", "信访处理") in changes[1]
    assert [(what, after) for what, _, after in changes[2]] == [("类别", changes[2][0][2]), ("途径", "建议意见")]
    assert changes[2][0][1].startswith("0703") and changes[2][0][2].startswith("1301")


def test_it_says_what_each_claim_was_made_where_they_differ(world: World) -> None:
    (triaged,) = [event for event in story(world, "mixed_triaged") if event.verb == "triage"]
    (claims,) = [change for change in triaged.changes if change.what.zh == "诉求项"]
    assert claims.after.zh == "1：0703 信访处理；2：1301 建议意见"
    assert claims.after.en == "1: 0703 petition procedure; 2: 1301 proposal"
    assert not [change for event in story(world, "triaged") for change in event.changes if change.what.zh == "诉求项"]


def test_an_extension_says_the_old_day_and_the_new_one(world: World) -> None:
    petition = world.at("extension_asked")
    granted = entry("extend", days=15, reason="配件未到")
    perform("extend", petition, granted, actor=world.actor("unit_head", petition), at=THURSDAY)
    (change,) = story(world, "extension_asked")[-1].changes
    assert (change.before.zh, change.after.zh, change.what.en) == ("2026年5月1日", "2026年5月16日", "time limit to handle")
