"""Something is owed, by one duty in one unit, as long as a petition is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.rules.facts import TODAY, facts, row
from xinqiao.rules.clocks import CLOCKS, HANDLE, REPORT_TELL, STUDY, TELL, TELL_BY_UNIT
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.facts import Seat
from xinqiao.rules.owed import DESK_NOTICES, MAIN, NO_DUE, QUEUES, UNIT_NOTICES, WITHDRAWABLE, Owed, owed, urgency
from xinqiao.rules.protection import WATCHING
from xinqiao.rules.terms import STAFF_DUTIES, DocumentKind, Duty, RecordKind, ReferralStatus, Urgency, Work
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms_joint import MergeStatus

BESIDES = {"report_result", "after_care", "report", "take_over", "first_contact", "read_reopen", "call_back"}  # clocks whose work stands beside the main line
ALL_RUNNING = {name: TODAY + timedelta(days=n) for n, name in enumerate(CLOCKS, 1) if name not in BESIDES}


def works(status: S, **values: object) -> list[tuple[Work, Seat, Duty, str]]:
    """Return what is owed, without the days."""
    return [(line.work, line.seat, line.duty, line.clock) for line in owed(facts(status, **values))]


EXPECTED = {
    S.REGISTERED: (Work.TRIAGE, Seat.DESK, Duty.COORDINATOR, TELL),
    S.AWAITING_SUPPLEMENT: (Work.READ_SUPPLEMENT, Seat.DESK, Duty.COORDINATOR, TELL),
    S.TRIAGED: (Work.SEND, Seat.DESK, Duty.COORDINATOR, TELL),
    S.FORWARDED: (Work.ACCEPT, Seat.UNIT, Duty.HANDLER, TELL_BY_UNIT),
    S.ASSIGNED: (Work.ACCEPT, Seat.UNIT, Duty.HANDLER, TELL_BY_UNIT),
    S.ACCEPTED: (Work.ANSWER, Seat.UNIT, Duty.HANDLER, HANDLE),
    S.DRAFTED: (Work.SIGN, Seat.UNIT, Duty.UNIT_HEAD, HANDLE),
    S.SIGNED: (Work.SERVE_DECISION, Seat.UNIT, Duty.HANDLER, HANDLE),
    S.REPLIED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, None),  # closing opens when the petitioner's window is over
    S.REFUSED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, None),
    S.DIVERTED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, None),
    S.ENDED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, None),
    S.WITHDRAWN: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, None),
    S.SEALED: (Work.TELL_REPORTER, Seat.UNIT, Duty.DISCIPLINE, REPORT_TELL),
    S.MERGED: (Work.AWAIT_LEAD, Seat.UNIT, Duty.HANDLER, HANDLE),
    S.GOING_UP: (Work.SEND_UP, Seat.UNIT, Duty.COORDINATOR, REPORT_TELL),
}
MERGED = {RecordKind.MERGE: frozenset({MergeStatus.IN})}


@pytest.mark.parametrize("status", S)
def test_each_status_owes_its_work_to_one_queue_by_its_clock(status: S) -> None:
    lines = owed(facts(status, due=ALL_RUNNING, records=MERGED))
    if status in (S.CLOSED, S.GONE_UP):
        assert lines == []
        return
    work, seat, duty, clock = EXPECTED[status]
    due_on, name = (ALL_RUNNING[clock.name], clock.name) if clock else (NO_DUE, "")
    assert lines == [Owed(work=work, seat=seat, duty=duty, due_on=due_on, clock=name)]


@pytest.mark.parametrize("status", S)
def test_something_is_owed_until_it_is_closed_or_the_reporter_was_told(status: S) -> None:
    without_clocks = owed(facts(status, due={}, records=MERGED))
    assert (without_clocks == []) is (status in (S.CLOSED, S.GONE_UP))


def test_a_part_that_was_put_back_owes_nothing_itself() -> None:
    assert works(S.MERGED, due={}) == []


def test_told_accusation_stays_with_discipline_until_it_is_concluded() -> None:
    assert works(S.SEALED, due={}) == [(Work.CONCLUDE_ACCUSATION, Seat.UNIT, Duty.DISCIPLINE, "")]
    assert works(S.SEALED, due={}, is_concluded=True) == []
    assert works(S.SEALED, due={}, records={RecordKind.RETALIATION: frozenset()}) == [], "a file on which somebody is watched over (ADR-0018)"
    assert works(S.SEALED, due={"report_tell": TODAY}) == [
        (Work.TELL_REPORTER, Seat.UNIT, Duty.DISCIPLINE, "report_tell")
    ]


def test_sealed_petition_appears_on_no_worklist_but_disciplines() -> None:
    left_over = frozenset({DocumentKind.SUPPLEMENT_NOTICE})  # a supplement was asked for before it was sealed
    lines = owed(facts(S.SEALED, due={"report_tell": TODAY}, unserved=left_over))
    assert {line.duty for line in lines} == {Duty.DISCIPLINE}


def test_work_without_a_clock_sorts_behind_all_that_has_a_day() -> None:
    (line,) = owed(facts(S.TRIAGED, due={}))
    assert line.due_on == NO_DUE == date(9999, 12, 31)
    assert line.clock == ""


def test_proposal_is_answered_by_the_internal_limit() -> None:
    for status in (S.ACCEPTED, S.DRAFTED, S.SIGNED):
        (line,) = owed(facts(status, due={"study": TODAY}))
        assert (line.clock, line.due_on) == (STUDY.name, TODAY)


@pytest.mark.parametrize("status", [S.FORWARDED, S.ASSIGNED])
def test_objection_puts_the_desk_to_work_and_rests_the_unit(status: S) -> None:
    lines = works(status, due={"tell_by_unit": TODAY}, referral=ReferralStatus.DECLINED)
    assert lines == [(Work.DECIDE_OBJECTION, Seat.DESK, Duty.COORDINATOR, "tell_by_unit")]


def test_decided_objection_puts_the_unit_back_to_work() -> None:
    for referral in (ReferralStatus.SENT, ReferralStatus.TAKEN_OVER, ReferralStatus.RETURNED):
        ((work, seat, *_),) = works(S.ASSIGNED, referral=referral)
        assert (work, seat) == (Work.ACCEPT, Seat.UNIT)


def test_asked_extension_is_decided_by_the_head_before_the_limit() -> None:
    lines = owed(facts(S.ACCEPTED, due={"handle": TODAY}, extension_asked_days=10))
    assert [(line.work, line.duty) for line in lines] == [
        (Work.ANSWER, Duty.HANDLER), (Work.APPROVE_EXTENSION, Duty.UNIT_HEAD),
    ]  # fmt: skip
    assert {line.due_on for line in lines} == {TODAY}


def test_unit_owes_taking_over_and_first_contact_by_our_own_limits_unless_it_objects() -> None:
    running: dict[str, object] = {"due": {"take_over": TODAY, "first_contact": TODAY}}
    assert works(S.ASSIGNED, **running, referral=ReferralStatus.SENT)[1:] == [
        (Work.TAKE_OVER, Seat.UNIT, Duty.HANDLER, "take_over"),
        (Work.FIRST_CONTACT, Seat.UNIT, Duty.HANDLER, "first_contact"),
    ]
    assert len(works(S.ASSIGNED, **running, referral=ReferralStatus.DECLINED)) == 1


def test_assigned_matter_owes_its_report_once_it_is_answered_and_is_closed_after_it() -> None:
    running: dict[str, object] = {"due": {"report": TODAY}}
    assert works(S.REPLIED, **running, is_answered=True, referral=ReferralStatus.TAKEN_OVER) == [
        (Work.REPORT, Seat.UNIT, Duty.HANDLER, "report"),
    ]
    assert works(S.REPLIED, **running, is_answered=True, referral=ReferralStatus.REPORTED) == [
        (Work.READ_REPORT, Seat.DESK, Duty.COORDINATOR, "report"),
    ]
    assert [line[0] for line in works(S.ACCEPTED, **running)] == [Work.ANSWER]
    assert [line[0] for line in works(S.REPLIED, is_answered=True)] == [Work.CLOSE]


@pytest.mark.parametrize("status", [S.REPLIED, S.CLOSED])
def test_reasons_to_do_it_anew_are_read_by_the_head_or_a_leader_above(status: S) -> None:
    for is_own, duty in ((False, Duty.OFFICE_HEAD), (True, Duty.LEADER)):
        line = (Work.DECIDE_REOPEN, Seat.DESK, duty, "read_reopen")
        assert works(status, due={"read_reopen": TODAY}, is_own=is_own) == [line]  # nothing is filed away meanwhile


@pytest.mark.parametrize("status", S)
def test_wish_to_withdraw_is_verified_outside_the_handling_unit_while_the_work_goes_on(status: S) -> None:
    running: dict[str, object] = {"due": {"handle": TODAY}}
    asked, own = (works(status, **running, is_withdrawal_asked=True, is_own=is_own) for is_own in (False, True))
    verify = [(Work.CONFIRM_WITHDRAWAL, Seat.DESK, duty, "handle") for duty in (Duty.COORDINATOR, Duty.LEADER)]
    if status not in WITHDRAWABLE:
        assert asked == own == works(status, **running)
    else:
        assert asked == [*works(status, **running), verify[0]]
        assert own == [*works(status, **running), verify[1]]


@pytest.mark.parametrize("kind", sorted(DESK_NOTICES))
def test_notice_of_the_desk_is_served_by_the_desk(kind: DocumentKind) -> None:
    lines = works(S.FORWARDED, unserved=frozenset({kind}), due={"tell": TODAY})
    assert (Work.SERVE_NOTICE, Seat.DESK, Duty.COORDINATOR, "tell") in lines


@pytest.mark.parametrize("kind", sorted(UNIT_NOTICES))
def test_notice_of_the_unit_is_served_by_the_unit(kind: DocumentKind) -> None:
    lines = works(S.ACCEPTED, unserved=frozenset({kind}), due={"handle": TODAY})
    assert (Work.SERVE_NOTICE, Seat.UNIT, Duty.HANDLER, "handle") in lines


def test_two_notices_of_one_queue_are_one_line() -> None:
    lines = works(S.ACCEPTED, unserved=UNIT_NOTICES)
    assert [line[0] for line in lines].count(Work.SERVE_NOTICE) == 1


@pytest.mark.parametrize("status", [S.REPLIED, S.REFUSED, S.DIVERTED, S.WITHDRAWN])
def test_notice_comes_before_closing(status: S) -> None:
    waiting = works(status, unserved=frozenset({DocumentKind.REFUSAL_NOTICE}), due={"tell": TODAY})
    assert [line[0] for line in waiting] == [Work.SERVE_NOTICE]
    assert [line[0] for line in works(status)] == [Work.CLOSE]


def test_window_of_the_petitioner_never_makes_the_desk_late() -> None:
    """Closing is refused until the last day for a review is over: that day cannot be the day it is due."""
    (line,) = owed(facts(S.REPLIED, due={"ask_review": TODAY}))
    assert line.due_on == NO_DUE


def test_every_document_that_must_be_served_is_on_somebodys_list() -> None:
    answers = {DocumentKind.DECISION, DocumentKind.PROPOSAL_REPLY, DocumentKind.SPOT_REPLY}  # these are the work SERVE_DECISION
    answers |= {DocumentKind.REVIEW_DECISION, DocumentKind.FINAL_REVIEW_DECISION}  # and these SERVE_REVIEW
    must = {kind for kind, rule in RULES.items() if rule.must_be_served}
    assert must == DESK_NOTICES | UNIT_NOTICES | answers
    assert not DESK_NOTICES & UNIT_NOTICES


def test_every_queue_is_worked_by_some_duty_and_only_staff_have_one() -> None:
    used = {duty for _, _, duty, _ in MAIN.values()} | {Duty.UNIT_HEAD, Duty.OFFICE_HEAD} | WATCHING
    assert used == {queue for queues in QUEUES.values() for queue in queues}
    assert set(QUEUES) <= set(STAFF_DUTIES)
    assert set(MAIN) == set(S) - {S.CLOSED, S.GONE_UP}


@pytest.mark.parametrize(
    ("work", "step"),
    [
        (Work.TRIAGE, "triage"), (Work.READ_SUPPLEMENT, "triage"), (Work.SEND, "forward"), (Work.SEND, "accept"),
        (Work.ACCEPT, "accept"), (Work.DECIDE_OBJECTION, "take_back"), (Work.DECIDE_OBJECTION, "insist"),
        (Work.SERVE_NOTICE, "serve"), (Work.ANSWER, "reply"), (Work.APPROVE_EXTENSION, "extend"), (Work.SIGN, "sign"),
        (Work.SERVE_DECISION, "serve"), (Work.CLOSE, "close"), (Work.TELL_REPORTER, "tell_reporter"),
        (Work.TAKE_OVER, "take_over"), (Work.FIRST_CONTACT, "first_contact"), (Work.FIRST_CONTACT, "remark"),
        (Work.REPORT, "report"), (Work.READ_REPORT, "accept_report"), (Work.READ_REPORT, "send_report_back"),
    ],
)  # fmt: skip
def test_whoever_works_the_queue_may_take_the_step_that_ends_it(work: Work, step: str) -> None:
    queue = {
        Work.TAKE_OVER: Duty.HANDLER, Work.FIRST_CONTACT: Duty.HANDLER, Work.REPORT: Duty.HANDLER, Work.READ_REPORT: Duty.COORDINATOR, Work.SERVE_NOTICE: Duty.HANDLER, Work.APPROVE_EXTENSION: Duty.UNIT_HEAD, Work.DECIDE_OBJECTION: Duty.COORDINATOR,
    }.get(work) or next(duty for owes, _, duty, _ in MAIN.values() if owes is work)  # fmt: skip
    workers = {duty for duty, queues in QUEUES.items() if queue in queues}
    assert workers & row(step).by


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-400, Urgency.OVERDUE), (-1, Urgency.OVERDUE), (0, Urgency.SOON), (3, Urgency.SOON), (4, Urgency.WEEK),
        (7, Urgency.WEEK), (8, Urgency.LATER), (4000, Urgency.LATER),
    ],
)  # fmt: skip
def test_urgency_turns_late_the_day_after_the_last_day(days: int, expected: Urgency) -> None:
    assert urgency(TODAY + timedelta(days=days), TODAY) is expected


def test_urgency_follows_the_customers_own_days() -> None:
    assert urgency(TODAY + timedelta(days=5), TODAY, soon_days=5) is Urgency.SOON
    assert urgency(TODAY + timedelta(days=9), TODAY, week_days=10) is Urgency.WEEK


def test_work_without_a_day_is_never_urgent() -> None:
    assert urgency(NO_DUE, TODAY) is Urgency.LATER
