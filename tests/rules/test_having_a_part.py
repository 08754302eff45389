"""Closed world: of every step that the people of a unit take, it is said whether whoever took it may review the petition afterwards (条例§35, §36)."""

from __future__ import annotations

from xinqiao.rules.having_a_part import DECIDING_STEPS, HANDLING_STEPS, HEARING_STEPS, REVIEWING_STEPS, steps_before
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.terms import Duty, RecordKind

INNER = "follows from another step, whoever takes that"
KEEPING = "keeps, sends or serves what others decided"
HELPS = "is good to the petitioner, and decides nothing"
REVIEWS = "belongs to the review itself"
HAS_NO_PART = {
    "supplement": KEEPING, "serve": KEEPING, "redo": INNER, "end": INNER, "take_up_again": INNER, "care": HELPS, "mark_urgent": HELPS, "acknowledge_urgent": HELPS, "remark": KEEPING,
    "referral.take_over": KEEPING, "referral.decline": "says that it is not his to handle", "referral.ask_more_time": KEEPING, "copy.send_copy": KEEPING, "copy.end_copy": KEEPING,
    "review.admit_late_review": REVIEWS, "review.decline_late_review": REVIEWS, "review.conclude_review": INNER,
    "final_review.admit_late_final_review": REVIEWS, "final_review.decline_late_final_review": REVIEWS, "final_review.conclude_final_review": INNER,
    "final_review.pause_for_hearing": INNER, "final_review.resume_after_hearing": INNER, "final_review.draft_final_review": REVIEWS,
    "final_review.return_final_review": REVIEWS, "final_review.sign_final_review": REVIEWS, "hearing.call_review_hearing": REVIEWS, "hearing.cancel_hearing": KEEPING,
    "identity_access.ask_access": KEEPING, "recusal.declare_recusal": "steps aside", "recusal.grant_recusal": "decides on people", "recusal.refuse_recusal": "decides on people",
    "mediation.offer_mediation": HELPS, "co_handling.ask_co_handler": KEEPING, "co_handling.insist_co_handling": KEEPING, "co_handling.release_co_handler": KEEPING,
    "co_handling.escalate_co_handling": KEEPING, "supervision.answer_supervision": KEEPING, "directive.acknowledge_instruction": KEEPING, "directive.report_on_instruction": KEEPING,
    "recommendation.answer_recommendation": "about the enterprise's work", "failure.answer_failure": "about the procedure", "booking.record_attendance": KEEPING,
    "booking.decide_at_reception": "what a leader decided on his reception day", "talk.record_talk": HELPS, "talk.hold_next_talk": HELPS, "talk.drop_next_talk": HELPS,
    "need.record_need": HELPS, "need.record_aid": HELPS, "need.end_consent": HELPS,
}  # fmt: skip
OF_A_UNIT = {Duty.HANDLER, Duty.UNIT_HEAD}


def verbs() -> set[str]:
    """Return, as the ledger writes them, the steps that handlers and heads of units take on a petition."""
    found = set()
    for table in PROCEDURES:
        prefix = "" if table.kind == "petition" else f"{table.kind}."
        found |= {prefix + row.name for row in table.by_name.values() if row.by & OF_A_UNIT}
    return found


def test_every_step_of_a_unit_is_placed() -> None:
    placed = {*HANDLING_STEPS, *DECIDING_STEPS, *REVIEWING_STEPS, *HEARING_STEPS}
    assert verbs() == (placed & verbs()) | HAS_NO_PART.keys()
    assert not placed & HAS_NO_PART.keys()


def test_every_verb_is_a_step_of_a_table() -> None:
    known = {("" if table.kind == "petition" else f"{table.kind}.") + row.name: row for table in PROCEDURES for row in table.by_name.values()}
    for verb in (*HANDLING_STEPS, *DECIDING_STEPS, *REVIEWING_STEPS, *HEARING_STEPS):
        assert verb in known, verb
        assert known[verb].by & (HEAD | UNIT | DESK) or known[verb].is_inner, verb


def test_whoever_handled_it_takes_part_in_neither_review_and_a_reviewer_not_in_the_second() -> None:
    review, final = set(steps_before(RecordKind.REVIEW)), set(steps_before(RecordKind.FINAL_REVIEW))
    assert {*HANDLING_STEPS, *DECIDING_STEPS} <= review & final
    assert set(REVIEWING_STEPS) <= final and not set(REVIEWING_STEPS) & review
