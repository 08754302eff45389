"""Of which steps whoever took one does not review the petition afterwards (条例§35, §36)."""

from __future__ import annotations

from xinqiao.rules.terms import RecordKind

REVIEWING_STEPS = ("review.draft_review", "review.return_review", "review.sign_review")  # and does not review it again
# Whoever took one of these had a part in the handling and does not review it.
HANDLING_STEPS = (
    "accept", "first_contact", "ask_extension", "extend", "deny_extension", "reply", "return_draft", "sign", "answer_at_once",
    "inquiry.record_interview", "inquiry.record_evidence", "inquiry.file_investigation_report", "mediation.write_settlement",
    "mediation.confirm_settlement_for_unit", "co_handling.give_opinion", "countersign.countersign", "countersign.object_to_draft",
)  # fmt: skip
HEARING_STEPS = ("hearing.hold_hearing", "hearing.hearing_opinion")  # in a final review, of that review itself
# Whoever took one of these decided on how it was handled, or spoke for the unit: he may chair its hearing, and does not review it.
DECIDING_STEPS = (
    "accept_together", "answer_together", "referral.report", "handlers.name_handlers", "handlers.change_handlers", "countersign.ask_countersign",
    "countersign.drop_countersign", "mediation.consent_for_unit", "mediation.record_signed_settlement", "mediation.fail_mediation", "hearing.call_hearing", "hearing.grant_hearing",
    "hearing.refuse_hearing", "promise.promise", "promise.keep_promise", "promise.explain_promise", "reward.reward", "co_handling.decline_co_handling",
)  # fmt: skip


def steps_before(kind: RecordKind) -> tuple[str, ...]:
    """Return the steps of which whoever took one does not take part in this kind of review."""
    before = (*HANDLING_STEPS, *DECIDING_STEPS)
    return (*before, *REVIEWING_STEPS) if kind is RecordKind.FINAL_REVIEW else (*before, *HEARING_STEPS)
