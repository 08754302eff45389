"""The guards of supervision and its like refuse where the law would be bent, and say why."""

from __future__ import annotations

from tests.rules.facts import words
from xinqiao.rules.guards.oversight import (
    no_oversight_open,
    not_a_leader_s,
    not_his_own_office,
    still_open,
    was_supervised,
)
from xinqiao.rules.guards.records import not_sealed_matter, triaged_first
from xinqiao.rules.terms import Duty, Path, PetitionStatus, RecordKind
from xinqiao.rules.terms_oversight import DirectiveStatus, SponsorshipStatus, SupervisionStatus


def test_what_is_closed_or_sealed_is_not_supervised() -> None:
    assert words(still_open, petition_status=PetitionStatus.REGISTERED) is None
    assert words(still_open, petition_status=PetitionStatus.WITHDRAWN) is None
    for status in (PetitionStatus.CLOSED, PetitionStatus.SEALED, None):
        assert words(still_open, petition_status=status) is not None


def test_nothing_is_written_about_an_accusation() -> None:
    assert words(not_sealed_matter, paths=frozenset({Path.OPINION})) is None
    assert words(not_sealed_matter, paths=frozenset({Path.OPINION, Path.ACCUSATION})) is not None
    assert words(not_sealed_matter, petition_status=PetitionStatus.GOING_UP) is not None and words(not_sealed_matter, petition_status=PetitionStatus.REGISTERED) is None
    assert words(triaged_first, is_close=True) is not None and words(triaged_first) is None


def test_what_a_leader_set_going_a_leader_ends() -> None:
    assert words(not_a_leader_s, is_led=True) is None
    assert words(not_a_leader_s, outside_duties=frozenset({Duty.OFFICE_HEAD})) is None
    assert words(not_a_leader_s, is_led=True, outside_duties=frozenset({Duty.OFFICE_HEAD})) == "这是领导督办的，由领导来定。"


def test_what_is_said_of_an_office_its_own_head_does_not_decide() -> None:
    head = frozenset({Duty.OFFICE_HEAD})
    assert words(not_his_own_office, desk_duties=head) is None
    assert words(not_his_own_office, is_office_blamed=True, desk_duties=head, outside_duties=head) is not None
    assert words(not_his_own_office, is_office_blamed=True, desk_duties=frozenset(), outside_duties=head) is None  # of the office above
    assert words(not_his_own_office, is_office_blamed=True, outside_duties=frozenset({Duty.LEADER})) is None


def test_open_oversight_holds_the_closing_up() -> None:
    assert words(no_oversight_open) is None
    for kind, still, over in (
        (RecordKind.SUPERVISION, SupervisionStatus.ANSWERED, SupervisionStatus.ENDED),
        (RecordKind.DIRECTIVE, DirectiveStatus.NOTED, DirectiveStatus.REPORTED),
        (RecordKind.SPONSORSHIP, SponsorshipStatus.LED, SponsorshipStatus.ENDED),
    ):
        assert words(no_oversight_open, records={kind: frozenset({over})}) is None
        assert words(no_oversight_open, records={kind: frozenset({over, still})}) == f"{kind.zh}还没有结束：先看结果，把它了结。"


def test_accountability_follows_a_supervision() -> None:
    assert words(was_supervised) is not None
    assert words(was_supervised, records={RecordKind.SUPERVISION: frozenset({SupervisionStatus.ENDED})}) is None
