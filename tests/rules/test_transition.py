"""What a row of the table refuses, and in which words; which consequences it has."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.facts import EVERYBODY, TODAY, facts, row, rows
from xinqiao.rules.clocks import FIRST_CONTACT, HANDLE, STUDY
from xinqiao.rules.facts import NO_DUTIES, Facts, Seat
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import START, DocumentKind, Duty, Path, ReferralStatus, RefusalGround
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text, say
from xinqiao.rules.transition import Branch, Procedure, Transition


def test_wrong_status_is_refused_in_words_of_both_languages() -> None:
    refusal = row("forward").refusal(facts(S.REGISTERED))
    assert refusal == Text(
        "现在是“已登记”，办不了“转送”。", "It is “registered” now; the step “forward” cannot be taken."
    )


def test_wrong_duty_is_refused_and_the_right_ones_are_named() -> None:
    refusal = row("forward").refusal(facts(S.TRIAGED, desk_duties=frozenset({Duty.HANDLER})))
    assert refusal == Text(
        "只有信访专员、信访办主任可以转送。",
        "Only the petition officer or head of petition office may take the step “forward”.",
    )


def test_status_is_looked_at_before_duty_and_duty_before_guards() -> None:
    accusation = {"paths": frozenset({Path.ACCUSATION}), "desk_duties": NO_DUTIES}
    assert "办不了“转送”" in str(row("forward").refusal(facts(S.CLOSED, **accusation)))
    assert "只有" in str(row("forward").refusal(facts(S.TRIAGED, **accusation)))
    assert "检举控告" in str(row("forward").refusal(facts(S.TRIAGED, paths=frozenset({Path.ACCUSATION}))))


def test_open_step_is_not_refused() -> None:
    assert row("forward").refusal(facts(S.TRIAGED, paths=frozenset({Path.OPINION}))) is None


def test_first_failing_guard_speaks() -> None:
    refusal = row("extend").refusal(facts(S.ACCEPTED, due={"handle": date(2026, 3, 1)}, extended_days=30))
    assert refusal is not None and refusal.zh == "还没有人申请延期。"


@pytest.mark.parametrize("step", rows(), ids=lambda step: step.name)
def test_duty_counts_only_at_the_seat_of_the_row(step: Transition) -> None:
    status = next(iter(step.source))
    at_desk = Facts(status=status, today=TODAY, desk_duties=EVERYBODY)
    at_unit = Facts(status=status, today=TODAY, unit_duties=EVERYBODY)
    nowhere = Facts(status=status, today=TODAY)

    def has_duty(where: Facts) -> bool:
        return "只有" not in str(step.refusal(where) or "")

    assert has_duty(at_desk) is (step.seat in (Seat.DESK, Seat.EITHER, Seat.ANY, Seat.HELPING, Seat.OFFICES))
    assert has_duty(at_unit) is (step.seat in (Seat.UNIT, Seat.EITHER, Seat.ANY, Seat.HELPING))
    assert has_duty(Facts(status=status, today=TODAY, outside_duties=EVERYBODY)) is (step.seat in (Seat.OUTSIDE, Seat.ANY, Seat.HELPING))
    assert has_duty(Facts(status=status, today=TODAY, tying_duties=EVERYBODY)) is (step.seat is Seat.OFFICES)
    assert not has_duty(nowhere)


def test_clock_is_overdue_from_the_day_after_its_last_day() -> None:
    assert not facts(due={"handle": TODAY}).overdue(HANDLE)
    assert facts(due={"handle": date(2026, 3, 19)}).overdue(HANDLE)
    assert not facts(due={}).overdue(HANDLE)
    assert not facts(due={"study": date(2026, 3, 1)}).overdue(HANDLE)


def test_branch_replaces_the_consequences_of_its_row() -> None:
    accept = row("accept")
    assert accept.branch(None) is accept
    proposal = accept.branch("proposal")
    assert isinstance(proposal, Branch)
    assert proposal.starts == (STUDY, FIRST_CONTACT) and accept.starts == (HANDLE, FIRST_CONTACT)
    with pytest.raises(StopIteration):
        accept.branch("no such branch")


def test_open_and_closed_steps_together_are_those_whose_status_fits() -> None:
    now = facts(
        S.ACCEPTED, paths=frozenset({Path.OPINION}), unit_duties=frozenset({Duty.HANDLER}), desk_duties=NO_DUTIES, due={"handle": TODAY},
        outside_duties=NO_DUTIES,
    )
    is_open = {step.name for step in PETITION.open_to(now)}
    is_closed = {step.name: words for step, words in PETITION.closed_to(now)}
    assert is_open == {"supplement", "ask_extension", "reply", "remark", "mark_urgent"}
    assert set(is_closed) == {
        "alert", "breach", "save_receipt", "seal", "take_away", "note_joint_meeting", "correct_meeting_note", "note_meeting_task", "note_task_done", "go_in", "send_files", "succeed", "recount", "acknowledge_urgent", "remind_urgent", "alarm_urgent", "unmark_urgent", "first_contact", "extend", "deny_extension", "ask_withdrawal", "confirm_withdrawal", "keep_open", "serve",
    }  # fmt: skip
    assert is_closed["serve"].zh == "没有待送达的文书。"
    assert is_closed["extend"].zh == "只有信访办主任、单位负责人可以批准延期。"


def test_procedure_keeps_the_order_of_its_table() -> None:
    names = list(PETITION.by_name)
    assert names[0] == "register"
    assert [step.name for step in PETITION.by_name.values()] == names
    assert isinstance(PETITION, Procedure)


def test_record_that_does_not_exist_yet_can_only_be_registered() -> None:
    assert [step.name for step in PETITION.open_to(facts(START))] == ["register"]


def test_text_fills_each_gap_in_the_language_of_its_sentence() -> None:
    sentence = Text("因{ground}，{n} 件", "{n} because {ground}").fill(ground=RefusalGround.PENDING, n=2)
    assert sentence.zh == "因同一事项下级单位正在办理，2 件"
    assert sentence.en == "2 because the same matter is being handled below"
    assert str(sentence) == sentence.zh


def test_say_chooses_the_language_and_leaves_plain_values_alone() -> None:
    assert say(DocumentKind.DECISION, "zh") == "信访事项处理意见书"
    assert say(DocumentKind.DECISION, "en") == "decision"
    assert say(Text("是", "yes"), "en-gb") == "yes"
    assert say(Text("是", "yes"), "zh-hans") == "是"
    assert say(7, "en") == "7"


def test_declined_referral_opens_the_decision_and_nothing_else_for_the_desk() -> None:
    officer = facts(
        S.ASSIGNED, unit_duties=NO_DUTIES, desk_duties=frozenset({Duty.COORDINATOR}), outside_duties=NO_DUTIES,
        referral=ReferralStatus.DECLINED,
    )
    assert {step.name for step in PETITION.open_to(officer)} == {"take_back", "take_away", "supplement", "ask_withdrawal", "mark_urgent", "seal", "remark"}
