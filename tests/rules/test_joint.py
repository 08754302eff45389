"""Several people, one matter: how many are said to bring it, and which visit skipped a level (条例§20)."""

from __future__ import annotations

import pytest

from tests.rules.facts import TODAY, words
from xinqiao.rules.disclosure import shown_as
from xinqiao.rules.guards.joint import (
    handling_runs,
    leads_none,
    merge_open,
    not_for_another,
    not_put_back,
    second_person,
    still_together,
)
from xinqiao.rules.joint import said_of_heads, skips_a_level
from xinqiao.rules.terms import Channel, PetitionStatus, RecordKind, Secrecy, UnitKind
from xinqiao.rules.terms_joint import JoinedStatus, MergeStatus

GROUP, COMPANY, MINE, SECTION = (1, UnitKind.GROUP), (2, UnitKind.COMPANY), (3, UnitKind.PLANT), (4, UnitKind.SECTION)
UP = [SECTION, MINE, COMPANY, GROUP]


@pytest.mark.parametrize(("channel", "heads", "said"), [
    (Channel.VISIT, 1, None), (Channel.VISIT, 4, "联名（4 人）"), (Channel.VISIT, 5, "集体访（5 人）"), (Channel.LETTER, 300, "联名（300 人）"),
])  # fmt: skip
def test_five_visitors_are_a_group_and_letters_are_joint(channel: Channel, heads: int, said: str | None) -> None:
    found = said_of_heads(channel, heads)
    assert (found.zh if found else None) == said


@pytest.mark.parametrize(("asked_at", "skips"), [(4, False), (3, False), (2, True), (1, True), (99, False)])
def test_a_visit_may_go_to_its_own_level_or_one_above(asked_at: int, skips: bool) -> None:
    assert skips_a_level(Channel.VISIT, asked_at, UP) is skips


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel is not Channel.VISIT])
def test_a_letter_a_call_and_a_filing_online_never_skip_a_level(channel: Channel) -> None:
    assert not skips_a_level(channel, 1, UP)


def test_a_department_is_no_level_of_its_own() -> None:
    assert not skips_a_level(Channel.VISIT, 3, [SECTION, (5, UnitKind.DEPARTMENT), MINE, COMPANY])


def test_the_stricter_secrecy_counts_for_both() -> None:
    real, confidential, anonymous = Secrecy.REAL_NAME, Secrecy.CONFIDENTIAL, Secrecy.ANONYMOUS
    assert shown_as(real, []) is real and shown_as(real, [real]) is real
    assert shown_as(real, [real, confidential]) is confidential and shown_as(real, [anonymous]) is confidential
    assert shown_as(confidential, [real]) is confidential and shown_as(anonymous, [real, confidential]) is anonymous


def test_nobody_speaks_for_another_co_signer() -> None:
    assert words(not_for_another) is None
    assert words(not_for_another, is_other_member=True) == "只能替自己确认，不能替别人。"


def test_a_second_person_confirms_a_merge() -> None:
    assert words(second_person) is None
    assert words(second_person, is_subject=True) == "并案是您自己提的，要由另一个人确认。"


def test_what_leads_is_not_ended_and_what_is_merged_is_not_merged_again() -> None:
    assert words(leads_none) is None and words(merge_open) is None
    assert words(leads_none, records={RecordKind.JOINED: frozenset({JoinedStatus.IN})}) == "有别的件并在这一件里一起办：先把它们分开，才能走这一步。"
    assert words(leads_none, records={RecordKind.JOINED: frozenset({JoinedStatus.APART})}) is None
    assert words(merge_open, records={RecordKind.MERGE: frozenset({MergeStatus.ASKED})}) == "这件已经并案，或者正等着确认并案。"
    assert words(merge_open, records={RecordKind.MERGE: frozenset({MergeStatus.APART})}) is None


def test_no_more_days_are_asked_for_before_the_sixty_began() -> None:
    assert words(handling_runs, due={"handle": TODAY}) is None
    assert words(handling_runs, due={"tell": TODAY}) == "还没有受理，办理期限没有开始，谈不上延期。"


def test_who_was_merged_may_withdraw_and_a_part_that_was_put_back_may_not() -> None:
    merged = {RecordKind.MERGE: frozenset({MergeStatus.IN})}
    assert words(not_put_back, status=PetitionStatus.MERGED, records=merged) is None and words(not_put_back, status=PetitionStatus.ACCEPTED) is None
    assert words(not_put_back, status=PetitionStatus.MERGED) == "这一部分已经并回原来那一件，要撤回请撤那一件。"


def test_a_merge_ends_until_it_was_answered() -> None:
    assert words(still_together, status=MergeStatus.IN, petition_status=PetitionStatus.MERGED) is None
    assert words(still_together, status=MergeStatus.ASKED, petition_status=PetitionStatus.ASSIGNED) is None
    assert "已经一起答复" in str(words(still_together, status=MergeStatus.IN, petition_status=PetitionStatus.SIGNED))
