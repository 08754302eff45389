"""What is owed next on a petition, by which duty in which unit, and by which day: the lines of the worklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from xinqiao.rules.clocks import (
    AFTER_CARE,
    CALL_BACK,
    DECIDE_LATE,
    FINAL_REVIEW,
    FIRST_CONTACT,
    HANDLE,
    KEEP_PROMISE,
    READ_REOPEN,
    REPORT,
    REPORT_RESULT,
    REPORT_TELL,
    REVIEW,
    STUDY,
    TAKE_OVER,
    TELL,
    TELL_BY_UNIT,
    Clock,
)
from xinqiao.rules.facts import Facts, Seat
from xinqiao.rules.guards.oversight import no_oversight_open
from xinqiao.rules.guards.reviews import no_review_open
from xinqiao.rules.guards.sending import hops_left
from xinqiao.rules.owed_handling import HANDLING_WORK
from xinqiao.rules.owed_oversight import OVERSIGHT
from xinqiao.rules.owed_protection import owed_to_protect
from xinqiao.rules.terms import (
    DIVERTING_PATHS,
    UNACKNOWLEDGED,
    DocumentKind,
    Duty,
    FinalReviewStatus,
    Path,
    PromiseStatus,
    PublicationStatus,
    RecordKind,
    ReferralStatus,
    ReviewStatus,
    Term,
    Urgency,
    Work,
)
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms_joint import MergeStatus

NO_DUE = date(9999, 12, 31)  # owed, but no clock runs: sorts behind everything that has a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing owed: `work` by `duty` at `seat`, not later than `due_on` (inclusive) by the clock `clock`."""

    work: Work
    seat: Seat
    duty: Duty
    due_on: date
    clock: str = ""
    record: str = ""  # the key of the linked record it is owed on


# Which queues a duty works through: an office head stands in for the officers, a petition officer for the handlers.
QUEUES: Mapping[Duty, tuple[Duty, ...]] = {
    Duty.COORDINATOR: (Duty.COORDINATOR, Duty.HANDLER),
    Duty.OFFICE_HEAD: (Duty.COORDINATOR, Duty.UNIT_HEAD, Duty.OFFICE_HEAD),
    Duty.HANDLER: (Duty.HANDLER,),
    Duty.UNIT_HEAD: (Duty.UNIT_HEAD,),
    Duty.DISCIPLINE: (Duty.DISCIPLINE,),
    Duty.UNION: (Duty.UNION,),
}

BEFORE_REPLY = frozenset(
    {S.REGISTERED, S.AWAITING_SUPPLEMENT, S.TRIAGED, S.FORWARDED, S.ASSIGNED, S.ACCEPTED, S.DRAFTED, S.SIGNED}
)  # fmt: skip
AFTER_REPLY = frozenset({S.REPLIED, S.CLOSED, S.ENDED})

WITHDRAWABLE = BEFORE_REPLY | {S.MERGED}  # whoever was merged into another gives up his own matter all the same
ANSWERING = (HANDLE, STUDY)
ANSWERED = (*ANSWERING, TELL, TELL_BY_UNIT)  # where it is answered on the spot, only the time to tell runs

# status -> what is owed for the matter itself, and the clocks that set the day (the first that runs counts)
MAIN: Mapping[Term, tuple[Work, Seat, Duty, tuple[Clock, ...]]] = {
    S.REGISTERED: (Work.TRIAGE, Seat.DESK, Duty.COORDINATOR, (TELL,)),
    S.AWAITING_SUPPLEMENT: (Work.READ_SUPPLEMENT, Seat.DESK, Duty.COORDINATOR, (TELL,)),
    S.TRIAGED: (Work.SEND, Seat.DESK, Duty.COORDINATOR, (TELL, TELL_BY_UNIT)),  # C2: it came back from a unit
    S.FORWARDED: (Work.ACCEPT, Seat.UNIT, Duty.HANDLER, (TELL_BY_UNIT,)),
    S.ASSIGNED: (Work.ACCEPT, Seat.UNIT, Duty.HANDLER, (TELL_BY_UNIT,)),
    S.ACCEPTED: (Work.ANSWER, Seat.UNIT, Duty.HANDLER, ANSWERING),
    S.DRAFTED: (Work.SIGN, Seat.UNIT, Duty.UNIT_HEAD, ANSWERED),
    S.SIGNED: (Work.SERVE_DECISION, Seat.UNIT, Duty.HANDLER, ANSWERED),
    S.REPLIED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, ()),  # the window is the petitioner's; filing away has no day
    S.REFUSED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, ()),
    S.DIVERTED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, ()),
    S.ENDED: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, ()),
    S.WITHDRAWN: (Work.CLOSE, Seat.DESK, Duty.COORDINATOR, ()),
    S.MERGED: (Work.AWAIT_LEAD, Seat.UNIT, Duty.HANDLER, ANSWERED),  # its own day counts, whatever the other's is
    S.SEALED: (Work.TELL_REPORTER, Seat.UNIT, Duty.DISCIPLINE, (REPORT_TELL,)),
    S.GOING_UP: (Work.SEND_UP, Seat.UNIT, Duty.COORDINATOR, (REPORT_TELL, TELL, TELL_BY_UNIT)),  # by the day he must be told
}

DESK_NOTICES = frozenset(
    {DocumentKind.WHERE_SENT_NOTICE, DocumentKind.REFUSAL_NOTICE, DocumentKind.PATH_NOTICE, DocumentKind.SUPPLEMENT_NOTICE,
     DocumentKind.MERGE_NOTICE, DocumentKind.WITHDRAWAL_NOTICE, DocumentKind.REOPEN_NOTICE, DocumentKind.LATE_ADVICE}
)  # fmt: skip
UNIT_NOTICES = frozenset({DocumentKind.ACCEPTANCE_NOTICE, DocumentKind.EXTENSION_NOTICE, DocumentKind.SETTLEMENT, DocumentKind.HEARING_NOTICE})


def owed(facts: Facts) -> list[Owed]:
    """Return everything owed on a petition described by `facts`, at most one line per queue and work."""
    lines = [line for line in (_main(facts), *_in_house(facts), *_notices(facts), _report(facts)) if line is not None]
    if facts.extension_asked_days:
        lines.append(_line(Work.APPROVE_EXTENSION, Seat.UNIT, Duty.UNIT_HEAD, facts, (HANDLE,)))
    if facts.urgent in UNACKNOWLEDGED and facts.status in (*BEFORE_REPLY, S.REPLIED):
        due_on = facts.urgent_until or facts.today
        for seat, duty in ((Seat.UNIT, Duty.UNIT_HEAD), (Seat.DESK, Duty.LEADER)):  # whoever of them comes first
            lines.append(Owed(work=Work.ACKNOWLEDGE_URGENT, seat=seat, duty=duty, due_on=due_on))
    if facts.is_more_time_asked and REPORT.name in facts.due:
        lines.append(_line(Work.DECIDE_TIME, Seat.DESK, Duty.COORDINATOR, facts, (REPORT,)))
    if CALL_BACK.name in facts.due and facts.status in AFTER_REPLY:
        lines.append(_line(Work.CALL_BACK, Seat.DESK, outsider(facts), facts, (CALL_BACK,)))
    if READ_REOPEN.name in facts.due and facts.status in AFTER_REPLY:
        duty = Duty.LEADER if facts.is_office_blamed or facts.is_head_s_call else outsider(facts, Duty.OFFICE_HEAD)
        lines.append(_line(Work.DECIDE_REOPEN, Seat.DESK, duty, facts, (READ_REOPEN,)))
    if facts.is_withdrawal_asked and facts.status in WITHDRAWABLE:  # the clocks run on until he was asked
        lines.append(_line(Work.CONFIRM_WITHDRAWAL, Seat.DESK, outsider(facts), facts, (TELL, TELL_BY_UNIT, HANDLE, STUDY)))
    return lines


def outsider(facts: Facts, duty: Duty = Duty.COORDINATOR) -> Duty:
    """Return whose queue takes what nobody of the handling unit may do: a leader's where the office handles it itself."""
    return Duty.LEADER if facts.is_own else duty


def _main(facts: Facts) -> Owed | None:
    if facts.status not in MAIN:
        return None
    work, seat, duty, clocks = MAIN[facts.status]
    if work is Work.SEND and hops_left(facts) and not facts.paths & DIVERTING_PATHS:
        return _line(Work.DESIGNATE, Seat.DESK, Duty.LEADER, facts, clocks)
    if facts.referral is ReferralStatus.DECLINED and work is Work.ACCEPT:
        return _line(Work.DECIDE_OBJECTION, Seat.DESK, Duty.COORDINATOR, facts, (TELL_BY_UNIT, TELL))
    if work is Work.CLOSE:
        return _closing(facts)
    if work is Work.AWAIT_LEAD and MergeStatus.IN not in facts.records.get(RecordKind.MERGE, frozenset()):
        return None  # a part that was put back: it is answered where it came from
    if work in (Work.TELL_REPORTER, Work.SEND_UP):
        return _reporting(facts)
    if clocks[:2] == ANSWERING:  # one answer for all claims: the day that comes first counts
        clocks = (*sorted(ANSWERING, key=lambda clock: facts.due.get(clock.name, NO_DUE)), *clocks[2:])
    return _line(work, seat, duty, facts, clocks)


def _reporting(facts: Facts) -> Owed | None:
    """The reporter is told that it was received, and what came of it; what goes to the superior body is sent by whoever had it."""
    if facts.status is S.GOING_UP:
        duty = Duty.DISCIPLINE if Path.ACCUSATION in facts.paths else Duty.COORDINATOR
        return _line(Work.SEND_UP, Seat.UNIT, duty, facts, MAIN[S.GOING_UP][3])
    if REPORT_RESULT.name in facts.due:
        return _line(Work.TELL_RESULT, Seat.UNIT, Duty.DISCIPLINE, facts, (REPORT_RESULT,))
    if REPORT_TELL.name in facts.due:
        return _line(Work.TELL_REPORTER, Seat.UNIT, Duty.DISCIPLINE, facts, (REPORT_TELL,))
    if facts.is_concluded or RecordKind.RETALIATION in facts.records:
        return None  # dealt with, and told to whoever gave his name; or a file on which somebody is watched over (ADR-0018)
    return _line(Work.CONCLUDE_ACCUSATION, Seat.UNIT, Duty.DISCIPLINE, facts, ())  # no day is set for it, and nobody may forget it


def _closing(facts: Facts) -> Owed | None:
    """After the end somebody still goes to see the petitioner; the file is closed once nothing else is open."""
    if AFTER_CARE.name in facts.due:
        return _line(Work.AFTER_CARE, Seat.DESK, Duty.COORDINATOR, facts, (AFTER_CARE,))
    if no_review_open(facts) or no_oversight_open(facts):
        return None
    if facts.unserved or {REPORT.name, READ_REOPEN.name} & set(facts.due):
        return None  # the notice comes first, the report on an assigned matter, and what the petitioner asks for
    return _line(Work.CLOSE, Seat.DESK, Duty.COORDINATOR, facts, ())


def _notices(facts: Facts) -> list[Owed]:
    lines: list[Owed] = []
    if facts.status in (S.SEALED, S.GOING_UP, S.GONE_UP):
        return lines  # 条例§30(3): the desk owes nothing on a matter that it must not know of
    if facts.unserved & DESK_NOTICES:
        lines.append(_line(Work.SERVE_NOTICE, Seat.DESK, Duty.COORDINATOR, facts, (TELL, TELL_BY_UNIT)))
    if facts.status is S.REPLIED and DocumentKind.PROPOSAL_REPLY in facts.unserved:  # the decision was served before it
        lines.append(_line(Work.SERVE_DECISION, Seat.UNIT, Duty.HANDLER, facts, (STUDY,)))
    if facts.unserved & UNIT_NOTICES:
        lines.append(_line(Work.SERVE_NOTICE, Seat.UNIT, Duty.HANDLER, facts, (TELL, TELL_BY_UNIT, HANDLE, STUDY)))
    return lines


def _in_house(facts: Facts) -> list[Owed]:
    """Our own limits on the unit: take the referral over, contact the petitioner. They rest while an objection is open."""
    if facts.referral is ReferralStatus.DECLINED:
        return []
    works = ((Work.TAKE_OVER, TAKE_OVER), (Work.FIRST_CONTACT, FIRST_CONTACT))
    return [_line(work, Seat.UNIT, Duty.HANDLER, facts, (clock,)) for work, clock in works if clock.name in facts.due]


def _report(facts: Facts) -> Owed | None:
    """Once the answer is served, an assigned matter owes its sender a report; then the sender reads it."""
    if REPORT.name not in facts.due or not facts.is_answered:
        return None
    if facts.referral is ReferralStatus.REPORTED:
        return _line(Work.READ_REPORT, Seat.DESK, Duty.COORDINATOR, facts, (REPORT,))
    return _line(Work.REPORT, Seat.UNIT, Duty.HANDLER, facts, (REPORT,))


# What is owed on a linked record: kind and status -> the work, whose it is, and the clock that sets the day.
ON_RECORD: Mapping[tuple[RecordKind, Term], tuple[Work, Seat, Duty, Clock | None]] = {
    **OVERSIGHT,
    **HANDLING_WORK,
    **{
        (kind, status): line
        for kind, statuses, limit in ((RecordKind.REVIEW, ReviewStatus, REVIEW), (RecordKind.FINAL_REVIEW, FinalReviewStatus, FINAL_REVIEW))
        for status, line in (
            (statuses.LATE, (Work.DECIDE_LATE, Seat.RECORD, Duty.LEADER, DECIDE_LATE)),
            (statuses.UNDER_REVIEW, (Work.REVIEW, Seat.RECORD, Duty.HANDLER, limit)),
            (statuses.DRAFTED, (Work.SIGN_REVIEW, Seat.RECORD, Duty.UNIT_HEAD, limit)),
            (statuses.SIGNED, (Work.SERVE_REVIEW, Seat.RECORD, Duty.HANDLER, limit)),
            (statuses.OUTSIDE, (Work.HAND_TO_OUTSIDE, Seat.DESK, Duty.COORDINATOR, None)),
        )
    },
    (RecordKind.FINAL_REVIEW, FinalReviewStatus.HEARING): (Work.REVIEW, Seat.RECORD, Duty.HANDLER, None),
    (RecordKind.MERGE, MergeStatus.ASKED): (Work.CONFIRM_MERGE, Seat.DESK, Duty.OFFICE_HEAD, None),
    (RecordKind.PUBLICATION, PublicationStatus.PROPOSED): (Work.APPROVE_PUBLICATION, Seat.DESK, Duty.OFFICE_HEAD, None),
    (RecordKind.PROMISE, PromiseStatus.PROMISED): (Work.KEEP_PROMISE, Seat.RECORD, Duty.HANDLER, KEEP_PROMISE),
}


def owed_on_record(kind: RecordKind, key: str, facts: Facts) -> list[Owed]:
    """Return what is owed on one linked record, described by `facts` about it."""
    if kind is RecordKind.RETALIATION:
        return [replace(_line(work, Seat.RECORD, facts.watcher or Duty.DISCIPLINE, facts, (clock,)), record=key) for work, clock in owed_to_protect(facts)]
    if (kind, facts.status) not in ON_RECORD:
        return []
    work, seat, duty, clock = ON_RECORD[kind, facts.status]
    if seat is Seat.OUTSIDE and facts.is_led:
        duty = Duty.LEADER
    if work in (Work.CONFIRM_MERGE, Work.SPEAK_CONTACT, Work.LOOK_AT_CALL, Work.HELP_NEED) and facts.second is not None:
        duty = facts.second
    if work is Work.CONFIRM_CONTACT and facts.is_close:  # until triage no head reads it (ADR-0020)
        duty = Duty.COORDINATOR
    if work is Work.CALL_OUT:  # at once; once it is triaged everything goes its own way
        return [Owed(work=work, seat=seat, duty=duty, due_on=facts.today, record=key)] if facts.is_close else []
    line = _line(work, seat, duty, facts, (clock,) if clock else ())
    return [replace(line, record=key)]


def _line(work: Work, seat: Seat, duty: Duty, facts: Facts, clocks: tuple[Clock, ...]) -> Owed:
    for clock in clocks:
        if clock.name in facts.due:
            return Owed(work=work, seat=seat, duty=duty, due_on=facts.due[clock.name], clock=clock.name)
    return Owed(work=work, seat=seat, duty=duty, due_on=NO_DUE)


def urgency(due_on: date, today: date, *, soon_days: int = 3, week_days: int = 7) -> Urgency:
    """Return how near `due_on` is; a matter is overdue from the day after its due date."""
    left = (due_on - today).days
    if left < 0:
        return Urgency.OVERDUE
    if left <= soon_days:
        return Urgency.SOON
    return Urgency.WEEK if left <= week_days else Urgency.LATER


