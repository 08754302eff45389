"""What is owed on the records of oversight: the unit answers, whoever asked reads the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from xinqiao.rules.clocks import SUPERVISION_REPLY, Clock
from xinqiao.rules.terms import Duty, RecordKind, Term, Work
from xinqiao.rules.terms_oversight import SupervisionStatus
from xinqiao.rules.transition import Seat

Line: TypeAlias = tuple[Work, Seat, Duty, Clock | None]

# Seat.OUTSIDE: the registering office, or a leader where he set it going or the office handles the matter itself.
OVERSIGHT: Mapping[tuple[RecordKind, Term], Line] = {
    (RecordKind.SUPERVISION, SupervisionStatus.WAITING): (Work.ANSWER_SUPERVISION, Seat.RECORD, Duty.HANDLER, SUPERVISION_REPLY),
    (RecordKind.SUPERVISION, SupervisionStatus.ANSWERED): (Work.READ_SUPERVISION, Seat.OUTSIDE, Duty.COORDINATOR, None),
}
