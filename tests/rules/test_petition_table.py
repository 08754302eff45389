"""What the petition's and the referral's tables promise, article by article."""

from __future__ import annotations

import pytest

from tests.rules.facts import ends, facts, outcomes, row, rows
from xinqiao.rules import clocks
from xinqiao.rules.clocks import (
    ASK_REVIEW,
    FIRST_CONTACT,
    HANDLE,
    OBJECT,
    READ_REOPEN,
    REPORT,
    REPORT_TELL,
    STUDY,
    TAKE_OVER,
    TELL,
    TELL_BY_UNIT,
    Clock,
)
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.facts import NO_DUTIES, Seat
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import DIVERTING_PATHS, SEPARATED, STAFF_DUTIES, START, DocumentKind, Duty, Party, Path
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms import ReferralStatus as R
from xinqiao.rules.terms_call_back import ANEW
from xinqiao.rules.transition import Branch

EXEMPT = ("serve:sent_exempt", "serve:told_exempt")  # 条例§23(2): name or address unclear, for a reason on file
ANSWERS = ("serve:answered", "serve:proposal_answered", "serve:both_answered", "serve:proposal_apart")


def starters(clock: Clock) -> set[str]:
    """Return "step" or "step:branch" for everything that starts `clock`."""
    return {_name(step.name, end) for step, end in outcomes() if clock in end.starts}


def stoppers(clock: Clock) -> set[str]:
    """Return "step" or "step:branch" for everything that stops `clock`, but for sealing, which stops whatever runs."""
    return {_name(step.name, end) for step, end in outcomes() if clock in end.stops and step.name != "seal"}


def _name(step: str, end: object) -> str:
    return f"{step}:{end.name}" if isinstance(end, Branch) else step


def test_limit_to_tell_runs_from_registration_until_a_written_notice_is_served() -> None:
    assert starters(TELL) == {"register", "register:handed_down", "reopen:unanswered", "come_out", "come_out:sent"}  # a merge taken apart: from its old day
    assert stoppers(TELL) == {"confirm_withdrawal", "put_back", "serve:sent", "serve:proven_before", *ANSWERS, "serve:told", *EXEMPT, "triage:accusation", "seal_at_filing", "confirm_sent_up"}


def test_unit_has_its_own_limit_to_tell_and_neither_an_objection_nor_a_return_stops_it() -> None:
    assert starters(TELL_BY_UNIT) == {"send", "send_designated", "send_together"}
    assert stoppers(TELL_BY_UNIT) == {"come_out:sent", "confirm_withdrawal", "serve:told", *ANSWERS, EXEMPT[1], "triage:accusation", "confirm_sent_up"}


def test_limit_to_object_runs_from_sending_until_the_unit_objects_or_accepts() -> None:
    assert starters(OBJECT) == {"send"}
    assert stoppers(OBJECT) == {"confirm_withdrawal", "decline", "accept", "accept:proposal", "accept:mixed", "take_back", "recall", "take_away", "give_back"}


def test_sixty_days_run_from_acceptance_until_the_decision_is_served_not_signed() -> None:
    assert starters(HANDLE) - {"accept_together", "accept_together:mixed"} == {"accept", "accept:mixed", "reopen", "reopen:mixed", "redo"}
    assert stoppers(HANDLE) == {"confirm_withdrawal", "serve:answered", "serve:both_answered"}


def test_proposal_has_no_sixty_days() -> None:
    proposal = row("accept").branch("proposal")
    assert HANDLE not in proposal.starts and proposal.starts == (STUDY, FIRST_CONTACT)
    assert row("sign").branch("proposal").issues == (DocumentKind.PROPOSAL_REPLY,)


def test_claims_beside_proposals_have_both_clocks_and_both_documents() -> None:
    assert {HANDLE, STUDY} <= set(row("accept").branch("mixed").starts)
    assert row("sign").branch("mixed").issues == (DocumentKind.DECISION, DocumentKind.PROPOSAL_REPLY)
    assert starters(STUDY) == {"accept_together:proposal", "accept_together:mixed", "accept:proposal", "accept:mixed", "reopen:proposal", "reopen:mixed"}
    assert row("serve").branch("proposal_apart").target is None


def test_days_to_ask_for_review_start_only_when_the_answer_is_served() -> None:
    assert starters(ASK_REVIEW) == {"serve:answered", "serve:both_answered"}
    assert {kind for kind, rule in RULES.items() if rule.branch == "answered"} == {DocumentKind.DECISION, DocumentKind.SPOT_REPLY}
    assert stoppers(ASK_REVIEW) == {
        "close", "reopen", "reopen:proposal", "reopen:mixed", "reopen:unanswered", "ask_review", "ask_review:outside", "hand_on_review:outside", "admit_late_review", "lapse",
    }  # fmt: skip


def test_sealing_on_the_way_stops_everything_that_runs_before_an_answer_is_reviewed() -> None:
    kept = {REPORT_TELL, clocks.REPORT_RESULT, clocks.REVIEW, clocks.FINAL_REVIEW, clocks.ASK_FINAL_REVIEW, clocks.AFTER_CARE}
    assert set(row("seal").stops) == {clock for clock in clocks.CLOCKS.values() if not clock.is_linked} - kept
    assert row("seal").target is S.SEALED and Party.HANDLING_UNIT not in row("seal").tells and Party.DESK not in row("seal").tells


def test_reporter_is_told_under_a_clock_of_its_own() -> None:
    assert starters(REPORT_TELL) == {"triage:accusation", "seal", "seal_at_filing"}
    assert stoppers(REPORT_TELL) == {"tell_reporter", "confirm_sent_up"}


def test_report_is_owed_from_assigning_until_the_sender_accepts_it_or_takes_the_matter_elsewhere() -> None:
    assert starters(REPORT) == {"assign", "designate"}
    assert stoppers(REPORT) == {"accept_report", "give_back", "confirm_withdrawal"}


def test_unit_has_our_own_limits_to_take_over_and_to_make_the_first_contact() -> None:
    assert starters(TAKE_OVER) == {"send", "send_designated"}
    assert stoppers(TAKE_OVER) == {"take_over", "decline", "give_back", "confirm_withdrawal"}
    assert starters(FIRST_CONTACT) == {"send", "send_designated", "accept", "accept:proposal", "accept:mixed"}
    assert stoppers(FIRST_CONTACT) == {
        "first_contact", "remark:contacted", "give_back", "take_away", "confirm_withdrawal", "serve:answered", "serve:both_answered",
        "serve:proposal_answered",
    }  # fmt: skip


def test_accusation_is_sealed_and_no_unit_and_no_desk_is_told() -> None:
    accusation = row("triage").branch("accusation")
    assert accusation.target is S.SEALED
    assert set(accusation.tells) == {Party.PETITIONER, Party.DISCIPLINE}
    assert accusation.issues == (DocumentKind.SEALED_TRANSFER,)  # which says nothing of it, and only the discipline duty sees


@pytest.mark.parametrize("duty", [duty for duty in Duty if duty not in (Duty.DISCIPLINE, Duty.PETITIONER)])
def test_sealed_petition_has_no_way_on_but_through_discipline(duty: Duty) -> None:
    sealed = facts(S.SEALED, desk_duties=NO_DUTIES, unit_duties=frozenset({duty}))
    moving = {step.name for step in PETITION.open_to(sealed)} - {"remark", "supplement", "recount"}  # which moves days only
    assert moving == set()


def test_discipline_may_tell_the_reporter_and_write_to_him_only() -> None:
    sealed = facts(S.SEALED, desk_duties=NO_DUTIES, unit_duties=frozenset({Duty.DISCIPLINE}))
    assert {step.name for step in PETITION.open_to(sealed)} == {"tell_reporter", "conclude_accusation", "refer_up_sealed", "remark"}


def test_petitioner_files_supplements_receives_rates_writes_withdraws_asks_again_and_nothing_else() -> None:
    own = {step.name for step in rows() if Duty.PETITIONER in step.by and not step.is_inner}
    assert own == {
        "book_reception", "drop_booking", "register", "save_receipt", "supplement", "serve", "take_down", "ask_withdrawal", "rate", "ask_reopen", "remark", "ask_recusal",
        "ask_review", "drop_review", "ask_final_review", "drop_final_review", "name_member", "ask_hearing", "agree_to_mediation", "decline_mediation",
        "confirm_settlement", "reject_settlement", "fear_retaliation", "fear_again", "say_more", "answer_check_in", "write_back",
        "ask_contact", "prove_contact", "drop_contact", "disown_contact", "ask_code", "dispute_call", "end_consent",
    }  # fmt: skip


def test_nobody_but_the_petitioner_rates() -> None:
    assert row("rate").by == {Duty.PETITIONER}


def test_only_heads_extend_deny_and_sign_and_in_the_handling_unit() -> None:
    for name in ("extend", "deny_extension", "sign", "return_draft"):
        assert row(name).by == {Duty.UNIT_HEAD, Duty.OFFICE_HEAD}
        assert row(name).seat is Seat.UNIT


def test_nobody_who_drafts_signs() -> None:
    assert not row("reply").by & row("sign").by
    assert not row("ask_extension").by & row("extend").by


@pytest.mark.parametrize("duty", SEPARATED)
def test_auditors_and_administrators_take_no_step(duty: Duty) -> None:
    assert [step.name for step in rows() if duty in step.by] == []


def test_leaders_do_only_what_the_handling_unit_may_not() -> None:
    own = {step.name for step in rows() if Duty.LEADER in step.by and not step.is_inner and step.seat is not Seat.RECORD}
    assert own == {step.name for step in rows() if step.seat in (Seat.OUTSIDE, Seat.ANY, Seat.HELPING) and not step.is_inner} - {"book_reception", "drop_booking"}  # he would choose who comes to him


def test_withdrawal_is_asked_by_the_petitioner_alone_and_confirmed_outside_the_handling_unit() -> None:
    assert row("ask_withdrawal").by == {Duty.PETITIONER, Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD}
    assert not any(end.stops or end.target for end in ends(row("ask_withdrawal")))
    assert {step.name for step in rows() if step.seat is Seat.OUTSIDE} >= {"confirm_withdrawal", "keep_open"}
    assert [step.name for step in rows() for end in ends(step) if end.target is S.WITHDRAWN] == ["confirm_withdrawal"]
    running = {clock for _, end in outcomes() for clock in end.starts if not clock.is_linked} - {REPORT_TELL, ASK_REVIEW, READ_REOPEN, clocks.REVIEW, clocks.ASK_FINAL_REVIEW, clocks.FINAL_REVIEW, clocks.AFTER_CARE, clocks.CALL_BACK, clocks.REPORT_RESULT}
    assert set(row("confirm_withdrawal").stops) == running


def test_only_somebody_who_did_not_handle_it_decides_whether_it_is_done_anew() -> None:
    for name in ("reopen", "decline_reopen"):
        assert row(name).by == {Duty.OFFICE_HEAD, Duty.LEADER} and row(name).seat is Seat.OUTSIDE
        assert all(READ_REOPEN in end.stops for end in ends(row(name)))
    assert starters(READ_REOPEN) == {"rate:dissatisfied", "ask_reopen", "check_sample:reopen", "settle_call:corrected_anew", *(f"record_outcome:{end}" for end in ANEW.values())}
    assert Party.PETITIONER in row("decline_reopen").tells


def test_whether_it_is_solved_is_said_by_the_petitioner_to_somebody_outside_and_changes_nothing_else() -> None:
    asked = row("record_outcome")
    assert asked.seat is Seat.OUTSIDE
    assert not any(end.target or end.issues for end in ends(asked)) and all(end.stops == (clocks.CALL_BACK,) for end in ends(asked))
    assert {end.name: end.starts for end in asked.branches if end.starts} == dict.fromkeys(ANEW.values(), (READ_REOPEN,))  # that somebody else reads it


def test_what_the_clockwork_does_by_itself_is_known() -> None:
    assert {step.name for step in rows() if Duty.CLOCKWORK in step.by and not step.is_inner} == {
        "register", "serve", "breach", "alert", "succeed", "recount", "lapse", "dispose", "remind_urgent", "alarm_urgent", "note_joint_meeting", "correct_meeting_note", "note_meeting_task", "note_task_done", "watch_retaliation", "watch_elsewhere", "tell_booking", "drop_booking", "promise_by_visit", "name_member", "confirm_member",  # the last two: of a part that was split off
    }  # fmt: skip


def test_every_staff_duty_that_acts_is_needed_somewhere() -> None:
    acting = {duty for step in rows() for duty in step.by} & set(STAFF_DUTIES)
    assert acting == set(STAFF_DUTIES) - set(SEPARATED)


def test_unit_that_was_sent_a_matter_cannot_return_it_on_its_own() -> None:
    assert row("decline").target is R.DECLINED
    for name in ("insist", "take_back", "recall"):
        assert row(name).seat is Seat.DESK
    assert row("give_back").seat is Seat.OFFICES and row("give_back").is_inner  # part of naming whom it complains about, by an office above too
    assert [step.name for step in REFERRAL.by_name.values() if step.target is R.RETURNED] == ["give_back"]


def test_accusation_is_never_forwarded_assigned_accepted_or_answered() -> None:
    for name in ("forward", "assign", "accept", "reply"):
        for path in (Path.ACCUSATION, *DIVERTING_PATHS):
            open_facts = facts(next(iter(row(name).source)), paths=frozenset({path}))
            assert row(name).refusal(open_facts) is not None, (name, path)


@pytest.mark.parametrize("path", Path)
def test_only_another_lawful_path_is_diverted(path: Path) -> None:
    refusal = row("divert").refusal(facts(S.TRIAGED, paths=frozenset({path})))
    assert (refusal is None) is (path in DIVERTING_PATHS)


def test_proposal_cannot_be_extended() -> None:
    assert row("ask_extension").refusal(facts(S.ACCEPTED, paths=frozenset({Path.STUDY}))) is not None


def test_every_end_for_the_petitioner_is_a_document_that_must_be_served() -> None:
    for name in ("forward", "assign", "accept", "refuse", "divert", "extend", "sign", "confirm_withdrawal"):
        assert any(RULES[kind].must_be_served for kind in row(name).issues), name
        assert Party.PETITIONER in row(name).tells, name


def test_closing_needs_everything_served() -> None:
    for status in row("close").source:
        waiting = facts(status, unserved=frozenset({DocumentKind.DECISION}))
        assert row("close").refusal(waiting) is not None
        assert row("close").refusal(facts(status)) is None


def test_nothing_is_closed_that_was_not_answered_refused_diverted_or_withdrawn() -> None:
    assert row("close").source == {S.REPLIED, S.REFUSED, S.DIVERTED, S.WITHDRAWN, S.ENDED}


def test_serving_always_leaves_a_proof_unless_the_document_reached_nobody() -> None:
    serve = row("serve")
    for end in ends(serve):
        reached_nobody = isinstance(end, Branch) and end.name in {"returned", "sent_exempt", "told_exempt", "untold"}
        assert (DocumentKind.PROOF_OF_SERVICE in end.issues) is not reached_nobody


def test_document_that_came_back_stops_no_clock() -> None:
    returned = row("serve").branch("returned")
    assert returned.stops == () and returned.starts == () and returned.target is None


def test_registration_hands_out_a_receipt() -> None:
    assert row("register").issues == (DocumentKind.RECEIPT,)
    assert row("register").source == {START}


def test_waiting_for_a_supplement_does_not_stop_the_limit_to_tell() -> None:
    for end in (*ends(row("ask_supplement")), *ends(row("supplement"))):
        assert not end.stops


def test_tables_are_in_force_from_the_day_of_the_regulation() -> None:
    assert {table.in_force_from.isoformat() for table in (PETITION, REFERRAL)} == {"2022-05-01"}


def test_internal_steps_are_not_told_to_the_petitioner() -> None:
    hidden = {step.name for step in rows() if not step.is_public}
    assert hidden >= {"ask_extension", "deny_extension", "return_draft", "report", "send_report_back", "save_receipt", "breach", "alert", "return_review", "care"}
    for name in hidden:
        assert Party.PETITIONER not in row(name).tells


def test_catalogue_holds_every_clock_that_the_module_defines() -> None:
    defined = {value.name for value in vars(clocks).values() if isinstance(value, Clock)}
    assert set(clocks.CLOCKS) == defined
