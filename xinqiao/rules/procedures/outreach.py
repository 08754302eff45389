"""The tables of records with a life of their own (ADR-0019), and every table of the product."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.procedures.advice import ADVICE
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.procedures.finding import FINDING
from xinqiao.rules.procedures.meeting import JOINT_MEETING, MEETING_INVITATION, MEETING_TASK
from xinqiao.rules.procedures.reception import LEADER_REQUEST, RECEPTION_DAY
from xinqiao.rules.procedures.room import ROOM_VISIT
from xinqiao.rules.procedures.shift import SHIFT
from xinqiao.rules.procedures.sweep import SWEEP
from xinqiao.rules.procedures.visit import COMMITMENT, PLACE, VISIT
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.transition import Procedure

OUTREACH: Mapping[OutreachKind, Procedure] = {
    OutreachKind.SHIFT: SHIFT,
    OutreachKind.RECEPTION_DAY: RECEPTION_DAY,
    OutreachKind.LEADER_REQUEST: LEADER_REQUEST,
    OutreachKind.SWEEP: SWEEP,
    OutreachKind.FINDING: FINDING,
    OutreachKind.PLACE: PLACE,
    OutreachKind.VISIT: VISIT,
    OutreachKind.COMMITMENT: COMMITMENT,
    OutreachKind.ADVICE: ADVICE,
    OutreachKind.JOINT_MEETING: JOINT_MEETING,
    OutreachKind.MEETING_INVITATION: MEETING_INVITATION,
    OutreachKind.MEETING_TASK: MEETING_TASK,
    OutreachKind.ROOM_VISIT: ROOM_VISIT,
}
TABLES: tuple[Procedure, ...] = (*PROCEDURES, *OUTREACH.values())
