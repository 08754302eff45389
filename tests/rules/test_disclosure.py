"""Who may read a petitioner's identity: masked at first, with a reason in full, or never."""

from __future__ import annotations

import pytest

from xinqiao.rules.disclosure import TABLE, Disclosure, disclosure
from xinqiao.rules.terms import SEPARATED, Duty, Secrecy

EVERYBODY = frozenset(Duty)


@pytest.mark.parametrize("at_desk", [True, False])
def test_anonymous_petitioner_is_hidden_from_everybody(at_desk: bool) -> None:
    assert disclosure(EVERYBODY, Secrecy.ANONYMOUS, at_desk=at_desk) is Disclosure.HIDE


@pytest.mark.parametrize("duty", Duty)
def test_confidential_identity_is_never_read_in_the_handling_unit(duty: Duty) -> None:
    assert disclosure(frozenset({duty}), Secrecy.CONFIDENTIAL, at_desk=False) is Disclosure.HIDE
    assert disclosure(EVERYBODY, Secrecy.CONFIDENTIAL, at_desk=False) is Disclosure.HIDE


@pytest.mark.parametrize("secrecy", Secrecy)
@pytest.mark.parametrize("duty", [*SEPARATED, Duty.LEADER, Duty.PETITIONER, Duty.CLOCKWORK])
def test_auditors_administrators_and_leaders_read_no_identity(duty: Duty, secrecy: Secrecy) -> None:
    assert disclosure(frozenset({duty}), secrecy, at_desk=True) is Disclosure.HIDE
    assert disclosure(frozenset({duty}), secrecy, at_desk=False) is Disclosure.HIDE


@pytest.mark.parametrize("duty", [Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.DISCIPLINE])
def test_those_who_serve_the_papers_can_open_a_confidential_identity_at_the_desk(duty: Duty) -> None:
    assert disclosure(frozenset({duty}), Secrecy.CONFIDENTIAL, at_desk=True) is Disclosure.MASK


@pytest.mark.parametrize("duty", [Duty.INTAKE, Duty.HANDLER, Duty.UNIT_HEAD])
def test_others_cannot_open_a_confidential_identity_even_at_the_desk(duty: Duty) -> None:
    assert disclosure(frozenset({duty}), Secrecy.CONFIDENTIAL, at_desk=True) is Disclosure.HIDE


@pytest.mark.parametrize("at_desk", [True, False])
@pytest.mark.parametrize(
    "duty", [Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.HANDLER, Duty.UNIT_HEAD, Duty.DISCIPLINE]
)
def test_real_name_is_masked_for_those_who_work_on_the_matter(duty: Duty, at_desk: bool) -> None:
    assert disclosure(frozenset({duty}), Secrecy.REAL_NAME, at_desk=at_desk) is Disclosure.MASK


def test_nobody_reads_an_identity_without_a_duty() -> None:
    for secrecy in Secrecy:
        assert disclosure(frozenset(), secrecy, at_desk=True) is Disclosure.HIDE


def test_second_duty_opens_what_the_first_does_not() -> None:
    both = frozenset({Duty.AUDITOR, Duty.COORDINATOR})
    assert disclosure(both, Secrecy.REAL_NAME, at_desk=True) is Disclosure.MASK


def test_no_identity_is_ever_shown_in_full_without_a_reason() -> None:
    assert set(TABLE.values()) == {Disclosure.MASK}
    assert {answer.name for answer in Disclosure} == {"MASK", "HIDE"}
