"""What is owed on the records of oversight: the unit answers, whoever asked reads the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from xinqiao.rules.clocks import (
    ANSWER_FAILURE,
    DECIDE_FAILURE,
    DIRECTIVE,
    READ_FEEDBACK,
    READ_SUPERVISION,
    RECOMMENDATION,
    SPONSORSHIP,
    SUPERVISION_REPLY,
    Clock,
)
from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import Duty, RecordKind, Term, Work
from xinqiao.rules.terms_oversight import (
    DirectiveStatus,
    FailureStatus,
    RecommendationStatus,
    SampleStatus,
    SponsorshipStatus,
    SupervisionStatus,
)

Line: TypeAlias = tuple[Work, Seat, Duty, Clock | None]
K = RecordKind

# Seat.OUTSIDE: the unit that asked; a leader of it where a leader set it going.
OVERSIGHT: Mapping[tuple[RecordKind, Term], Line] = {
    (K.SUPERVISION, SupervisionStatus.WAITING): (Work.ANSWER_SUPERVISION, Seat.RECORD, Duty.HANDLER, SUPERVISION_REPLY),
    (K.SUPERVISION, SupervisionStatus.ANSWERED): (Work.READ_SUPERVISION, Seat.OUTSIDE, Duty.COORDINATOR, READ_SUPERVISION),
    (K.DIRECTIVE, DirectiveStatus.GIVEN): (Work.ACKNOWLEDGE, Seat.RECORD, Duty.HANDLER, DIRECTIVE),
    (K.DIRECTIVE, DirectiveStatus.NOTED): (Work.REPORT_DIRECTIVE, Seat.RECORD, Duty.HANDLER, DIRECTIVE),
    (K.SPONSORSHIP, SponsorshipStatus.LED): (Work.LEAD, Seat.RECORD, Duty.LEADER, SPONSORSHIP),
    (K.RECOMMENDATION, RecommendationStatus.MADE): (Work.ANSWER_RECOMMENDATION, Seat.RECORD, Duty.UNIT_HEAD, RECOMMENDATION),
    (K.RECOMMENDATION, RecommendationStatus.ANSWERED): (Work.READ_FEEDBACK, Seat.OUTSIDE, Duty.OFFICE_HEAD, READ_FEEDBACK),
    (K.FAILURE, FailureStatus.FOUND): (Work.DECIDE_FAILURE, Seat.DESK, Duty.LEADER, DECIDE_FAILURE),
    (K.FAILURE, FailureStatus.UPHELD): (Work.ANSWER_FAILURE, Seat.RECORD, Duty.UNIT_HEAD, ANSWER_FAILURE),
    (K.SAMPLE, SampleStatus.DRAWN): (Work.CHECK_SAMPLE, Seat.OUTSIDE, Duty.OFFICE_HEAD, None),
}
