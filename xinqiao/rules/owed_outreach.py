"""What is owed next on a record with a life of its own: by which duty of its unit (ADR-0019)."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.terms import Duty, Term
from xinqiao.rules.terms_advice import AdviceStatus
from xinqiao.rules.terms_meeting import InvitationStatus, MeetingStatus, TaskStatus
from xinqiao.rules.terms_outreach import ShiftStatus
from xinqiao.rules.terms_reception import LeaderRequestStatus, ReceptionStatus
from xinqiao.rules.terms_room import RoomVisitStatus
from xinqiao.rules.terms_sweep import FindingStatus, SweepStatus
from xinqiao.rules.terms_visit import CommitmentStatus, VisitStatus

WAITS_FOR: Mapping[Term, Duty] = {
    ShiftStatus.UNATTENDED: Duty.OFFICE_HEAD,  # finds somebody, at once
    ShiftStatus.ON_DUTY: Duty.INTAKE,  # hands over when it ends
    ShiftStatus.HANDED_OVER: Duty.INTAKE,  # whoever comes next signs
    SweepStatus.SWEEPING: Duty.UNIT_HEAD,  # sees to it that the unit looks and reports
    SweepStatus.SWEEP_MISSED: Duty.UNIT_HEAD,  # reports late, and says why
    FindingStatus.FOUND: Duty.UNIT_HEAD,  # sees to it that somebody takes it on
    FindingStatus.SOLVING: Duty.UNIT_HEAD,  # the owner solves it; the head answers for the day
    FindingStatus.TO_REGISTER: Duty.INTAKE,  # the petition office registers it
    AdviceStatus.ADVISED: Duty.UNIT_HEAD,  # the addressee gives written feedback
    AdviceStatus.ADVICE_LATE: Duty.UNIT_HEAD,  # … late
    AdviceStatus.ADVICE_ANSWERED: Duty.OFFICE_HEAD,  # whoever raised it accepts the feedback, or sends it back
    ShiftStatus.UNSIGNED: Duty.OFFICE_HEAD,  # sees that somebody signs
    LeaderRequestStatus.LEADER_ASKED: Duty.COORDINATOR,  # the leader's own office answers
    ReceptionStatus.RECEPTION_PLANNED: Duty.COORDINATOR,  # publishes it
    ReceptionStatus.PUBLISHED: Duty.COORDINATOR,  # begins it on its day
    ReceptionStatus.RECEIVING: Duty.COORDINATOR,  # ends it
    VisitStatus.VISIT_PLANNED: Duty.COORDINATOR,  # sees to it that they go
    VisitStatus.VISIT_OUT: Duty.COORDINATOR,  # sees to it that the report is written
    VisitStatus.VISIT_LATE: Duty.OFFICE_HEAD,  # … at once
    MeetingStatus.MEETING_CONVENED: Duty.COORDINATOR,  # makes the agenda and sends the invitations
    MeetingStatus.MEETING_CALLED: Duty.COORDINATOR,  # opens it on its day
    MeetingStatus.MEETING_OPEN: Duty.COORDINATOR,  # writes the minutes
    MeetingStatus.MINUTES_WRITTEN: Duty.LEADER,  # the chair signs
    InvitationStatus.UNIT_INVITED: Duty.UNIT_HEAD,  # says who comes
    TaskStatus.TASK_SET: Duty.UNIT_HEAD,  # the owner does it; the head answers for the day
    TaskStatus.TASK_LATE: Duty.UNIT_HEAD,  # … late
    TaskStatus.TASK_DONE: Duty.OFFICE_HEAD,  # the petition office accepts it, or sends it back
    RoomVisitStatus.IN_QUEUE: Duty.INTAKE,  # calls the number
    RoomVisitStatus.AT_WINDOW: Duty.INTAKE,  # says what became of it
    CommitmentStatus.COMMITTED: Duty.UNIT_HEAD,  # the owner does it; the head answers for the day
}
