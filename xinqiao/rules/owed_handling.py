"""What is owed on the records of the handling: a recusal to decide, a hearing to hold, an opinion to give."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.clocks import (
    CHECK_CONTACT,
    CO_HANDLE,
    CONFIRM_CONTACT,
    COUNTERSIGN,
    DECIDE_ACCESS,
    DECIDE_HEARING,
    DECIDE_RECUSAL,
    HELP_NEED,
    HOLD_HEARING,
    LOOK_AT_CALL,
    MEDIATE,
    SPEAK_CONTACT,
    TALK_AGAIN,
)
from xinqiao.rules.facts import Seat
from xinqiao.rules.owed_oversight import Line
from xinqiao.rules.terms import Duty, RecordKind, Term, Work
from xinqiao.rules.terms_call_back import CallStatus
from xinqiao.rules.terms_call_out import CallOutStatus
from xinqiao.rules.terms_handling import CoHandlingStatus, HearingStatus, MediationStatus, RecusalStatus
from xinqiao.rules.terms_need import NeedStatus
from xinqiao.rules.terms_reception import BookingStatus
from xinqiao.rules.terms_sharing import AccessStatus, ContactStatus, CountersignStatus
from xinqiao.rules.terms_talk import TalkStatus

HANDLING_WORK: Mapping[tuple[RecordKind, Term], Line] = {
    (RecordKind.CALL_BACK, CallStatus.DISPUTED): (Work.LOOK_AT_CALL, Seat.DESK, Duty.OFFICE_HEAD, LOOK_AT_CALL),
    (RecordKind.NEED, NeedStatus.OPEN): (Work.HELP_NEED, Seat.RECORD, Duty.HANDLER, HELP_NEED),
    (RecordKind.TALK, TalkStatus.AGAIN): (Work.TALK_AGAIN, Seat.RECORD, Duty.HANDLER, TALK_AGAIN),
    (RecordKind.CALL_OUT, CallOutStatus.CALLING): (Work.CALL_OUT, Seat.DESK, Duty.COORDINATOR, None),
    (RecordKind.BOOKING, BookingStatus.CAME): (Work.DECIDE_RECEPTION, Seat.RECORD, Duty.COORDINATOR, None),
    (RecordKind.COUNTERSIGN, CountersignStatus.ASKED): (Work.COUNTERSIGN, Seat.RECORD, Duty.UNIT_HEAD, COUNTERSIGN),
    (RecordKind.CONTACT, ContactStatus.ASKED): (Work.CHECK_CONTACT, Seat.DESK, Duty.COORDINATOR, CHECK_CONTACT),
    (RecordKind.CONTACT, ContactStatus.VERIFIED): (Work.CONFIRM_CONTACT, Seat.DESK, Duty.OFFICE_HEAD, CONFIRM_CONTACT),
    (RecordKind.CONTACT, ContactStatus.DISOWNED): (Work.SPEAK_CONTACT, Seat.DESK, Duty.OFFICE_HEAD, SPEAK_CONTACT),
    (RecordKind.CONTACT, ContactStatus.CODE_ASKED): (Work.SPEAK_CONTACT, Seat.DESK, Duty.OFFICE_HEAD, SPEAK_CONTACT),
    (RecordKind.IDENTITY_ACCESS, AccessStatus.ASKED): (Work.DECIDE_ACCESS, Seat.RECORD, Duty.CUSTODIAN, DECIDE_ACCESS),
    (RecordKind.IDENTITY_ACCESS, AccessStatus.AT_ONCE): (Work.DECIDE_ACCESS, Seat.RECORD, Duty.CUSTODIAN, DECIDE_ACCESS),
    (RecordKind.RECUSAL, RecusalStatus.ASKED): (Work.DECIDE_RECUSAL, Seat.RECORD, Duty.UNIT_HEAD, DECIDE_RECUSAL),
    (RecordKind.RECUSAL, RecusalStatus.ASKED_ABOVE): (Work.DECIDE_RECUSAL, Seat.RECORD, Duty.LEADER, DECIDE_RECUSAL),
    (RecordKind.MEDIATION, MediationStatus.OFFERED): (Work.CONSENT_MEDIATION, Seat.UNIT, Duty.UNIT_HEAD, None),
    (RecordKind.MEDIATION, MediationStatus.PETITIONER_AGREED): (Work.CONSENT_MEDIATION, Seat.UNIT, Duty.UNIT_HEAD, None),
    (RecordKind.MEDIATION, MediationStatus.MEDIATING): (Work.MEDIATE, Seat.UNIT, Duty.HANDLER, MEDIATE),
    (RecordKind.MEDIATION, MediationStatus.TERMS_WRITTEN): (Work.CONFIRM_SETTLEMENT, Seat.UNIT, Duty.UNIT_HEAD, MEDIATE),
    (RecordKind.MEDIATION, MediationStatus.TERMS_BY_PETITIONER): (Work.CONFIRM_SETTLEMENT, Seat.UNIT, Duty.UNIT_HEAD, MEDIATE),
    (RecordKind.MEDIATION, MediationStatus.TERMS_BY_UNIT): (Work.SIGN_SETTLEMENT, Seat.UNIT, Duty.HANDLER, MEDIATE),
    (RecordKind.HEARING, HearingStatus.ASKED): (Work.DECIDE_HEARING, Seat.RECORD, Duty.UNIT_HEAD, DECIDE_HEARING),
    (RecordKind.HEARING, HearingStatus.CALLED): (Work.HOLD_HEARING, Seat.RECORD, Duty.HANDLER, HOLD_HEARING),
    (RecordKind.HEARING, HearingStatus.HELD): (Work.CONCLUDE_HEARING, Seat.RECORD, Duty.HANDLER, None),
    (RecordKind.CO_HANDLING, CoHandlingStatus.ASKED): (Work.GIVE_OPINION, Seat.RECORD, Duty.HANDLER, CO_HANDLE),
    (RecordKind.CO_HANDLING, CoHandlingStatus.OBJECTED): (Work.READ_OBJECTION, Seat.UNIT, Duty.HANDLER, CO_HANDLE),
    (RecordKind.CO_HANDLING, CoHandlingStatus.ESCALATED): (Work.SETTLE_DIFFERENCE, Seat.DESK, Duty.LEADER, CO_HANDLE),
}
