"""What calls for supervision: each trigger at its edge, and none about a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.rules.facts import TODAY, facts
from xinqiao.rules.supervision import DEMANDS, Signs, triggers
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms import RecordKind, ReferralStatus
from xinqiao.rules.terms_oversight import SupervisionGround as G
from xinqiao.rules.terms_oversight import SupervisionStatus

PAST, FUTURE = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def grounds(status: Any = S.ACCEPTED, signs: Signs | None = None, **values: Any) -> list[G]:
    found = triggers(facts(status, **values), signs or Signs())
    assert all(one.found.zh and one.found.en and one.found.zh != one.found.en for one in found)
    return [one.ground for one in found]


@pytest.mark.parametrize("clock", ["tell", "tell_by_unit", "handle", "study"])
def test_a_limit_of_ours_that_passed(clock: str) -> None:
    assert grounds(due={clock: PAST}) == [G.OVERDUE]
    assert grounds(due={clock: TODAY}) == []


@pytest.mark.parametrize("clock", ["object", "ask_review", "take_over", "first_contact", "report_tell"])
def test_rights_and_small_limits_of_our_own_are_no_trigger(clock: str) -> None:
    assert grounds(due={clock: PAST}) == []


def test_a_promise_that_was_not_kept_in_time() -> None:
    assert grounds(S.REPLIED, due={"keep_promise@promise:2": PAST}) == [G.PROMISE]
    assert grounds(S.REPLIED, due={"keep_promise@promise:2": FUTURE}) == []


def test_a_report_that_did_not_come() -> None:
    assert grounds(S.REPLIED, due={"report": PAST}) == [G.NO_FEEDBACK] and grounds(S.REPLIED, due={"report": TODAY}) == []
    assert grounds(S.ACCEPTED, due={"handle": PAST, "report": PAST}) == [G.OVERDUE, G.NO_FEEDBACK]


def test_more_time_asked_for_and_not_granted() -> None:
    assert grounds(extension_asked_days=10, due={"handle": PAST}) == [G.OVERDUE, G.EXTENSION]
    assert grounds(extension_asked_days=10, due={"handle": TODAY}) == []


def test_sent_round_and_taken_over_by_none() -> None:
    late = {"take_over": PAST}
    assert grounds(S.ASSIGNED, hops=1, referral=ReferralStatus.SENT, due=late) == [G.HOPS]
    assert grounds(S.ASSIGNED, hops=0, referral=ReferralStatus.SENT, due=late) == []
    assert grounds(S.ASSIGNED, hops=1, referral=ReferralStatus.SENT, due={"take_over": TODAY}) == []
    assert grounds(S.ASSIGNED, hops=1, referral=ReferralStatus.TAKEN_OVER, due=late) == []


def test_objected_to_again() -> None:
    assert grounds(S.ASSIGNED, hops=1, referral=ReferralStatus.DECLINED) == [G.OBJECTED]
    assert grounds(S.ASSIGNED, hops=0, referral=ReferralStatus.DECLINED) == []


def test_an_answer_that_leaves_a_claim_out() -> None:
    assert grounds(S.REPLIED, is_answered=True, claims_open=1) == [G.MISSED]
    assert grounds(S.ACCEPTED, is_answered=False, claims_open=1) == []


def test_dissatisfied_and_nobody_called_back() -> None:
    ten_ago = TODAY - timedelta(days=10)
    assert grounds(S.REPLIED, Signs(dissatisfied_on=ten_ago)) == [G.UNHEARD]
    assert grounds(S.REPLIED, Signs(dissatisfied_on=ten_ago + timedelta(days=1))) == []
    assert grounds(S.REPLIED, Signs(dissatisfied_on=ten_ago, called_back_on=ten_ago)) == []
    assert grounds(S.REPLIED, Signs(dissatisfied_on=ten_ago, called_back_on=ten_ago - timedelta(days=1))) == [G.UNHEARD]
    assert grounds(S.ACCEPTED, Signs(dissatisfied_on=ten_ago)) == []  # it is done anew


def test_the_same_matter_came_again() -> None:
    assert grounds(S.REPLIED, Signs(again=1)) == [G.AGAIN]


@pytest.mark.parametrize("status", [S.CLOSED, S.SEALED])
def test_nothing_is_proposed_for_what_is_over_or_secret(status: S) -> None:
    assert grounds(status, Signs(again=1, dissatisfied_on=date(2026, 1, 1)), due={"tell": PAST}, hops=3) == []


@pytest.mark.parametrize(("standing", "count"), [(SupervisionStatus.WAITING, 0), (SupervisionStatus.ANSWERED, 0), (SupervisionStatus.ENDED, 1)])
def test_nothing_is_proposed_while_a_supervision_is_open(standing: SupervisionStatus, count: int) -> None:
    assert len(grounds(due={"handle": PAST}, records={RecordKind.SUPERVISION: frozenset({standing})})) == count


def test_every_trigger_has_a_demand_to_begin_with() -> None:
    assert set(DEMANDS) >= {G.OVERDUE, G.HOPS, G.OBJECTED, G.EXTENSION, G.MISSED, G.PROMISE, G.UNHEARD, G.AGAIN, G.NO_FEEDBACK}


def test_every_ground_is_proposed_by_a_sign_or_is_for_a_human_to_find() -> None:
    """Domain §1.5, closed world: all triggers at once, over the statuses in which each can be."""
    for_humans = {G.RULES, G.SHIRKING, G.FAKING, G.UNEXECUTED}
    due = {"tell": PAST, "handle": PAST, "take_over": PAST, "keep_promise@promise:1": PAST, "report": PAST}
    signs = Signs(dissatisfied_on=TODAY - timedelta(days=10), again=2)
    cases = (
        (S.ASSIGNED, {"hops": 2, "referral": ReferralStatus.SENT}), (S.ASSIGNED, {"hops": 2, "referral": ReferralStatus.DECLINED}), (S.ACCEPTED, {"extension_asked_days": 5}),
        (S.REPLIED, {"is_answered": True, "claims_open": 1}),
    )  # fmt: skip
    found = {ground for status, values in cases for ground in grounds(status, signs, due=due, **values)}
    assert found == set(G) - for_humans
