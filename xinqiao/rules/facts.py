"""What a guard may look at: the values about one record, and in which unit a duty must be held. No query, no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from xinqiao.rules.clocks import Clock
from xinqiao.rules.terms import DocumentKind, Duty, Path, RecordKind, ReferralStatus, Term, UrgentReport
from xinqiao.rules.text import Text


class Seat(Enum):
    """In which unit a duty must be held for a step: where it was registered, or where it is handled."""

    DESK = "desk"
    UNIT = "unit"  # the handling unit; the registering office itself while there is none
    EITHER = "either"
    RECORD = "record"  # the unit that a linked record names: the reviewing body, whoever must keep a promise
    ANY = "any"  # the registering office, the handling unit, or a leader above
    HELPING = "helping"  # any of these, or the unit that the linked record names: it helps, and need not see the petition for it
    OFFICES = "offices"  # the registering office, a petition office above it, or the discipline duty of its organisation or above
    OUTSIDE = "outside"  # the registering office unless it handles the matter itself, a petition office or a leader above; never who handles it


NO_DUTIES: frozenset[Duty] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The values about one record that guards may look at. A guard that wants a query lacks a field here."""

    status: Term
    today: date
    desk_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in the registering office
    unit_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in the handling unit
    outside_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do as somebody who has no part in the handling
    tying_duties: frozenset[Duty] = NO_DUTIES  # what he may do at a petition office above, or as the discipline duty of the house, when it is said whom it complains about
    record_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in the unit of the linked record
    reviewing_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in a unit that reviews the petition now
    petition_status: Term | None = None  # where the petition stands, when `status` is that of a record linked to it
    records: Mapping[RecordKind, frozenset[Term]] = field(default_factory=dict)  # linked records: kind -> the statuses they stand in
    is_other_member: bool = False  # is the actor a co-signer, and the record about another?
    watcher: Duty | None = None  # which duty watches over the petitioner, where the record is such a watch
    second: Duty | None = None  # whose queue has what a second person confirms, where it is not the head's
    has_handled: bool = False  # did the actor himself take a step in the handling? (asked for reviews only)
    is_stuck: bool = False  # everybody who could take the review on had a part in the matter, or stepped aside
    is_recused: bool = False  # the actor was taken off this matter (条例§28(3))
    is_subject: bool = False  # the linked record is about the actor himself
    is_report_missing: bool = False  # a policy asks for a report of the investigation, and there is none
    due: Mapping[str, date] = field(default_factory=dict)  # running clocks by name -> the day that counts
    breached: frozenset[str] = frozenset()  # running clocks of which the breach is on record
    is_led: bool = False  # a leader set the linked record going
    extended_days: int = 0  # calendar days granted so far on HANDLE
    extension_asked_days: int = 0  # 0 = nothing asked
    paths: frozenset[Path] = frozenset()
    claims_open: int = 0  # claims without a conclusion
    unserved: frozenset[DocumentKind] = frozenset()
    overtaken: frozenset[DocumentKind] = frozenset()  # served no more, but may have arrived before; proof of that is still taken
    referral: ReferralStatus | None = None
    hops: int = 0  # how many units it was sent to that no longer have it: ended referrals
    is_drafter: bool = False  # did the actor himself write the draft that waits?
    is_answered: bool = False  # the written answer was served
    is_hazard: bool = False  # a safety hazard: goes on ex officio
    is_withdrawal_asked: bool = False
    is_own: bool = False  # the registering office handles it itself
    urgent: UrgentReport | None = None  # how far its report as major and urgent has come; None: it is not
    urgent_until: date | None = None  # the day on which a head must have acknowledged it
    is_more_time_asked: bool = False  # the unit asks its sender to report later
    has_heir: bool = False  # a unit in charge no longer exists, and another succeeds it
    is_close: bool = False  # filed as an accusation and not triaged yet: few may read it (ADR-0020)
    is_anonymous: bool = False
    has_called: bool = False  # the actor made the call-back by which it is asked to be done anew
    is_head_s_call: bool = False  # … the head of the office did: a leader reads it
    is_rated: bool = False
    is_office_blamed: bool = False  # rated: dissatisfied with the registering office itself
    rating_until: date | None = None  # last day on which a rating is taken; None = not open
    capacities: tuple[Facts, ...] = ()  # a substitute (代理): the same in each capacity, by his own posts first; he acts in one, never in a mixture
    is_disposed: bool = False  # its content was disposed of: nothing can be done with it any more
    is_concluded: bool = False  # an accusation that the discipline duty has dealt with
    is_anything_owed: bool = False  # is there a line on anybody's worklist?
    kept_until: date | None = None  # last day of its period (rules.retention); None: not known, or for ever
    is_held: bool = False  # a legal hold covers it
    is_told_in_writing: bool = False  # a paper that ends the matter was served

    def duties(self, seat: Seat) -> frozenset[Duty]:
        """Return the actor's duties that count for a step at `seat`."""
        if seat in (Seat.DESK, Seat.OFFICES):
            return self.desk_duties | (self.tying_duties if seat is Seat.OFFICES else NO_DUTIES)
        if seat is Seat.OUTSIDE:
            return self.outside_duties
        if seat is Seat.ANY:
            return self.desk_duties | self.unit_duties | self.outside_duties
        if seat is Seat.HELPING:
            return self.desk_duties | self.unit_duties | self.outside_duties | self.record_duties
        if seat is Seat.RECORD:
            return self.record_duties
        return self.unit_duties if seat is Seat.UNIT else self.desk_duties | self.unit_duties | self.reviewing_duties

    def overdue(self, clock: Clock) -> bool:
        """Return whether `clock` runs and its last day has passed."""
        due_on = self.due.get(clock.name)
        return due_on is not None and self.today > due_on


Guard: TypeAlias = Callable[[Facts], Text | None]
