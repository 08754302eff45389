"""What is owed on the records of the handling: a recusal to decide, a hearing to hold, an opinion to give."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.clocks import DECIDE_RECUSAL
from xinqiao.rules.owed_oversight import Line
from xinqiao.rules.terms import Duty, RecordKind, Term, Work
from xinqiao.rules.terms_handling import RecusalStatus
from xinqiao.rules.transition import Seat

HANDLING_WORK: Mapping[tuple[RecordKind, Term], Line] = {
    (RecordKind.RECUSAL, RecusalStatus.ASKED): (Work.DECIDE_RECUSAL, Seat.RECORD, Duty.UNIT_HEAD, DECIDE_RECUSAL),
    (RecordKind.RECUSAL, RecusalStatus.ASKED_ABOVE): (Work.DECIDE_RECUSAL, Seat.RECORD, Duty.LEADER, DECIDE_RECUSAL),
}
