"""Every kind of document has its rule: its number, whether it is served, how long it is kept."""

from __future__ import annotations

import pytest

from tests.rules.facts import outcomes, row
from xinqiao.rules.document_kinds import BRANCH_ORDER, RULES, service_branch
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import DocumentKind as D


@pytest.mark.parametrize("kind", D)
def test_every_kind_has_a_rule_of_its_own(kind: D) -> None:
    rule = RULES[kind]
    assert rule.kind is kind
    assert rule.mark and rule.article
    assert rule.retention_years in (10, 30)


def test_no_two_kinds_share_a_number_series() -> None:
    marks = [rule.mark for rule in RULES.values()]
    assert len(set(marks)) == len(marks) == len(D)


def test_opinions_and_their_proof_are_kept_thirty_years_and_the_rest_ten() -> None:
    kept_long = {kind for kind, rule in RULES.items() if rule.retention_years == 30}
    assert kept_long == {D.RETALIATION_ANSWER, D.LIABILITY_ADVICE, D.SEALED_TRANSFER, D.REFERRAL_UP, D.FILE_INDEX,
        D.REVIEW_REQUEST, D.REVIEW_DECISION, D.FINAL_REVIEW_REQUEST, D.FINAL_REVIEW_DECISION, D.ACCUSATION_FEEDBACK, D.REVIEW_TRANSFER, D.END_REGISTER, D.DECISION, D.SPOT_REPLY, D.RESULT_REPORT, D.INVESTIGATION_REPORT, D.SETTLEMENT, D.HEARING_NOTICE, D.HEARING_MINUTES, D.HEARING_OPINION, D.PROOF_OF_SERVICE, D.MEETING_MINUTES}


def test_everything_but_the_receipt_the_proof_itself_and_what_units_write_each_other_must_be_served() -> None:
    unserved = {kind for kind, rule in RULES.items() if not rule.must_be_served}
    inner = {kind for kind, rule in RULES.items() if rule.is_inner}
    assert inner - {D.ACCUSATION_FEEDBACK, D.REFERRAL_UP, D.LIABILITY_ADVICE, D.MEETING_MINUTES} == {
        D.REVIEW_TRANSFER, D.END_REGISTER, D.INCOMING_RECORD, D.SEALED_TRANSFER, D.PROMISE_ORDER, D.PROMISE_PROOF, D.FILE_INDEX, D.FORWARD_LETTER, D.ASSIGN_LETTER, D.OBJECTION, D.OBJECTION_FINDING, D.EXTENSION_APPROVAL, D.RESULT_REPORT, D.REMINDER_SLIP, D.SUPERVISION_ORDER, D.SUPERVISION_REPLY, D.RECOMMENDATION_LETTER, D.RECOMMENDATION_ANSWER, D.RECUSAL_DECLARATION, D.RECUSAL_DECISION, D.HANDLING_SLIP, D.INVESTIGATION_REPORT, D.CO_HANDLING_LETTER, D.CO_OPINION
    }  # fmt: skip
    assert unserved == {D.RECEIPT, D.PROOF_OF_SERVICE, D.REVIEW_REQUEST, D.FINAL_REVIEW_REQUEST, D.HEARING_MINUTES, D.HEARING_OPINION, D.RETALIATION_ANSWER} | inner  # a request is his own paper


def test_every_kind_is_issued_by_some_step() -> None:
    of_their_own = {kind for table in OUTREACH.values() for row_ in table.by_name.values() for kind in row_.issues}
    assert {kind for _, end in outcomes() for kind in end.issues} | of_their_own == set(D)


def test_every_branch_of_serving_exists_in_the_table() -> None:
    named = {rule.branch for rule in RULES.values() if rule.branch}
    assert named == set(BRANCH_ORDER)
    assert named <= {branch.name for branch in row("serve").branches}


@pytest.mark.parametrize(
    ("kinds", "branch"),
    [
        ({D.DECISION}, "answered"), ({D.PROPOSAL_REPLY}, "proposal_answered"), ({D.ACCEPTANCE_NOTICE}, "told"),
        ({D.REFUSAL_NOTICE}, "told"), ({D.PATH_NOTICE}, "told"), ({D.WHERE_SENT_NOTICE}, "sent"),
        ({D.SUPPLEMENT_NOTICE}, None), ({D.EXTENSION_NOTICE}, None), (set(), None),
        ({D.WHERE_SENT_NOTICE, D.ACCEPTANCE_NOTICE}, "told"), ({D.WHERE_SENT_NOTICE, D.DECISION}, "answered"),
        ({D.ACCEPTANCE_NOTICE, D.DECISION, D.EXTENSION_NOTICE}, "answered"), ({D.EXTENSION_NOTICE, D.WHERE_SENT_NOTICE}, "sent"),
    ],
)  # fmt: skip
def test_documents_served_together_have_the_strongest_consequence(kinds: set[D], branch: str | None) -> None:
    assert service_branch(frozenset(kinds)) == branch


@pytest.mark.parametrize(
    ("kinds", "branch"),
    [
        ({D.DECISION}, "answered"), ({D.PROPOSAL_REPLY}, "proposal_apart"), ({D.DECISION, D.PROPOSAL_REPLY}, "both_answered"),
        ({D.ACCEPTANCE_NOTICE}, "told"), ({D.ACCEPTANCE_NOTICE, D.PROPOSAL_REPLY}, "proposal_apart"),
    ],
)  # fmt: skip
def test_a_reply_beside_a_decision_does_not_say_that_all_is_answered(kinds: set[D], branch: str) -> None:
    assert service_branch(frozenset(kinds), is_mixed=True) == branch
    assert set(row("serve").branch("both_answered").stops) >= set(row("serve").branch("proposal_apart").stops)


def test_stronger_branch_stops_at_least_the_clocks_of_the_weaker() -> None:
    decision, proposal, told, sent = (set(row("serve").branch(name).stops) for name in BRANCH_ORDER[1:])  # what a review ends is its own
    assert decision >= told >= sent
    assert proposal >= told
