"""A petition with everything the rules look at, loaded in a fixed number of queries and kept true by each step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from xinqiao.directory import conflicts, snapshot
from xinqiao.directory.conflicts import KeptOut
from xinqiao.directory.duties import Actor, Clockwork, MemberActor, PetitionerActor, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document
from xinqiao.ledger.append import took_among
from xinqiao.petitions.called import asking
from xinqiao.petitions.concluded import was_concluded
from xinqiao.petitions.few_readers import is_shut
from xinqiao.petitions.having_a_part import Matter, with_a_part
from xinqiao.petitions.models import Claim, LinkedRecord, Obligation, Petition, Rating, Referral, RunningClock
from xinqiao.petitions.reviewers_left import asked_of, nobody_left
from xinqiao.petitions.standing_in import Acting, acting_heads
from xinqiao.petitions.tying import tying_duties
from xinqiao.petitions.zone import local_day
from xinqiao.prepared import Prepared
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.disclosure import shown_as
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.facts import NO_DUTIES, Facts, Seat
from xinqiao.rules.guards.reviews import OPEN_FINAL_REVIEW, OPEN_REVIEW
from xinqiao.rules.having_a_part import HANDLING_STEPS
from xinqiao.rules.owed import Owed, owed, owed_on_record
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import (
    START,
    DocumentKind,
    Duty,
    Path,
    PetitionStatus,
    RatingValue,
    RecordKind,
    ReferralStatus,
    Secrecy,
    Term,
    UrgentReport,
    Work,
)
from xinqiao.rules.terms_handling import HearingStatus, InquiryStatus, RecusalStatus
from xinqiao.rules.terms_joint import JoinedStatus, MemberStatus, MergeStatus
from xinqiao.rules.terms_sharing import ComplainedStatus
from xinqiao.rules.triage import is_hazard
from xinqiao.vault.redact import Covered

TOGETHER = (MergeStatus.IN, JoinedStatus.IN)
TO_BE_SERVED = [kind.value for kind, rule in RULES.items() if rule.must_be_served]
RATEABLE = (PetitionStatus.REPLIED, PetitionStatus.CLOSED, PetitionStatus.ENDED)
OFFICE = frozenset({Duty.COORDINATOR, Duty.OFFICE_HEAD})
HANDLING = frozenset({Duty.HANDLER, Duty.UNIT_HEAD, Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who has a part in handling
ANSWERED = (PetitionStatus.REPLIED, PetitionStatus.ENDED)
OPEN_REVIEWS = OPEN_REVIEW | OPEN_FINAL_REVIEW
ENDS_WITH_HANDLING = (RecordKind.RECUSAL, RecordKind.MEDIATION, RecordKind.HEARING, RecordKind.CO_HANDLING)
REVIEWS = (RecordKind.REVIEW.value, RecordKind.FINAL_REVIEW.value)
CHAIRING = HEAD | {Duty.COORDINATOR, Duty.LEADER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What is known of a closed petition's period: as in `Facts`."""

    kept_until: date | None
    is_held: bool
    is_told_in_writing: bool


@dataclass(kw_only=True)
class Dossier:
    """One petition: its running clocks, its claims, what is not served yet, where it was sent, what is owed."""

    petition: Petition
    clocks: list[RunningClock] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    unserved: list[Document] = field(default_factory=list)
    overtaken: list[Document] = field(default_factory=list)  # where-sent notices that are served no more: proof that one arrived may still come
    referral: Referral | None = None
    records: list[LinkedRecord] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    rating: Rating | None = None  # of the answer that counts now; one of an answer done anew is kept beside it
    acts: frozenset[tuple[str, str]] | None = None  # (actor, step) of every line of its ledger, where the page has read it; None: it is asked
    asked: dict[tuple[str, str], Any] = field(default_factory=dict)  # (actor, review) -> had he a part in it? And who had none (`reviewers_left`)
    _acting: tuple[date, frozenset[int], dict[int, Acting | None]] | None = None  # on that day, with these recused, who acts for which unit's head
    _kept_out: tuple[Any, KeptOut, frozenset[int] | None] | None = None  # for these names on that day: who is kept out, and all persons of them once asked for
    covered: Covered | None = None  # what is read of the people without a reason; made when a reader needs it (`redacting.for_reader`)
    shelved: Shelved | None = None  # looked up by `disposing` only; None: nothing is disposed of
    heard: list[str] = field(default_factory=list)  # what the petitioner wrote later, where a page has loaded it
    directory: Snapshot | None = None  # None: it is looked up when somebody asks who stands above whom

    def clock(self, key: str) -> RunningClock | None:
        """Return the running clock of this key: the name, for one of a linked record followed by "@" and the record's key."""
        return next((clock for clock in self.clocks if clock.key == key), None)

    def records_of(self, kind: RecordKind) -> list[LinkedRecord]:
        """Return the linked records of one kind, oldest first."""
        return [record for record in self.records if record.kind == kind]

    @cached_property
    def is_concluded(self) -> bool:
        """Whether the discipline duty has dealt with an accusation (one query, none unless it is sealed)."""
        return was_concluded(self.petition)

    @property
    def complained(self) -> frozenset[int]:
        """The units that the petition complains about: kept from it, with all below them."""
        return frozenset(row.unit_id for row in self._naming if row.unit_id is not None and row.person_id is None)

    @property
    def accused(self) -> frozenset[int]:
        """The members of staff whom the petition complains about (被反映人)."""
        return frozenset(row.person_id for row in self._naming if row.person_id is not None)

    @property
    def _naming(self) -> list[LinkedRecord]:
        return [row for row in self.records_of(RecordKind.COMPLAINED) if row.standing is ComplainedStatus.KEPT_OUT]

    def kept_out(self, today: date) -> KeptOut:
        """Return who is kept from the petition on a day (ADR-0013): one query where it names a person, none for most."""
        return self._who_is_kept_out(today)[1]

    def barred(self, today: date) -> frozenset[int]:
        """Return all persons who are kept from the petition (a query more, none where it complains about nobody)."""
        key, kept, persons = self._who_is_kept_out(today)
        if persons is None:
            persons = conflicts.everybody(kept, self._tree(), today)
            self._kept_out = (key, kept, persons)
        return persons

    def aside(self, today: date) -> frozenset[int]:
        """Return whom nobody may choose for anything on this petition: who stepped aside, and who is kept out."""
        return self.recused | self.barred(today)

    def _who_is_kept_out(self, today: date) -> tuple[Any, KeptOut, frozenset[int] | None]:
        key = (today, self.accused, self.complained)
        if self._kept_out is None or self._kept_out[0] != key:
            is_anybody = bool(self.accused or self.complained)
            kept = conflicts.kept_out(self.accused, self.complained, self._tree(), today) if is_anybody else conflicts.NOBODY
            self._kept_out = (key, kept, None if is_anybody else frozenset())
        return self._kept_out

    def _stands_outside(self, actor: Actor, today: date) -> bool:
        """Return whether a member of staff has no part in it: he stepped aside, or it complains about him or whom he works under or leads."""
        return isinstance(actor, Staff) and (self.is_recused(actor) or self.kept_out(today).bars(actor, self._tree()))

    @property
    def paths(self) -> frozenset[Path]:
        """The lawful paths of the claims that remain; empty before triage."""
        return frozenset(Path(claim.path) for claim in self.remaining if claim.path)

    @property
    def remaining(self) -> list[Claim]:
        """The claims that are ours to deal with: all but those sent on another lawful path."""
        return [claim for claim in self.claims if not claim.is_diverted]

    @property
    def responsible_unit_id(self) -> int:
        """The unit that answers for the petition now: the handling unit, else the registering office."""
        return self.petition.handling_unit_id or self.petition.desk_unit_id

    def facts(self, actor: Actor, today: date, *, status: Term | None = None, record: LinkedRecord | None = None, base: Facts | None = None) -> Facts:
        """Return the values the guards look at, for this actor on this day; about a linked record, with its own clocks.

        Of a petition that few may read (`few_readers`), whoever is not one of them holds no duty at all. `base`: what this returned for the
        petition itself, the same actor and day, where nothing changed since; what a record does not change is taken from there.
        """
        if isinstance(actor, Staff) and is_shut(self.petition, actor, today):
            actor = actor.without_posts
        if isinstance(actor, Staff) and actor.stands_for is None and actor.absent:
            known = base.capacities if base is not None else (None,) * len(actor.capacities)
            every = tuple(self._facts(capacity, today, status, record, one) for capacity, one in zip(actor.capacities, known, strict=True))
            return replace(self._facts(actor, today, status, record, base), capacities=every)
        return self._facts(actor, today, status, record, base)

    def _facts(self, actor: Actor, today: date, status: Term | None, record: LinkedRecord | None, base: Facts | None) -> Facts:
        if base is None or self.petition.guards is not None or isinstance(actor, MemberActor) or (record and record.kind == RecordKind.RETALIATION):
            base = self._of_petition(actor, today, status, *self._duties_about(actor, today, record))
        if record is None:
            return base
        duties = self._record_duties(actor, record, today)
        return replace(
            base, status=record.standing, due=self._due(record), is_stuck=isinstance(actor, Staff) and bool(duties or base.desk_duties) and nobody_left(self, record, today, reader=actor), is_other_member=isinstance(actor, MemberActor) and record.pk != actor.record_id,
            record_duties=duties, has_handled=self._has_handled(actor, record, may_act=bool(duties)), is_subject=self._is_subject(actor, record),
            is_led=record.content.get("asker") == Duty.LEADER.value,
            second=Duty(record.content["second"]) if record.kind in (RecordKind.MERGE, RecordKind.CONTACT, RecordKind.CALL_BACK, RecordKind.NEED) and record.content.get("second") else None,
            is_drafter=self._is_drafter(actor, record), capacities=(),
        )  # fmt: skip

    def _duties_about(self, actor: Actor, today: date, record: LinkedRecord | None) -> tuple[frozenset[Duty], frozenset[Duty]]:
        """Return what the actor may do in the registering office and in the handling unit, where a record is looked at."""
        if isinstance(actor, MemberActor) and not self._speaks(actor, record):
            return NO_DUTIES, NO_DUTIES
        if record is not None and (record.kind == RecordKind.RETALIATION or self.petition.guards is not None):  # a watch lies on a file only; whoever watches asks for the name there
            return NO_DUTIES, NO_DUTIES if self.petition.guards is None else self.watching_duties(actor)
        return self._duties(actor, today)

    def _of_petition(self, actor: Actor, today: date, status: Term | None, desk_duties: frozenset[Duty], unit_duties: frozenset[Duty]) -> Facts:
        """Return the values that are the same whatever record is looked at."""
        petition = self.petition
        handle = self.clock(HANDLE.name)
        return Facts(
            status=status or petition.standing, today=today, desk_duties=desk_duties, unit_duties=unit_duties,
            outside_duties=self._outside(actor, desk_duties, unit_duties, today), is_own=self.is_own, urgent=UrgentReport(petition.urgent_report) if petition.urgent_report else None,
            urgent_until=local_day(petition.urgent_until) if petition.urgent_until else None,
            is_more_time_asked=self.referral is not None and self.referral.more_time_until is not None, has_heir=bool(self.heirs(today)),
            is_hazard=self.is_hazard, is_withdrawal_asked=petition.withdrawal_asked_on is not None,
            due=self._due(None),
            breached=frozenset(clock.key for clock in self.clocks if clock.breached_on),
            petition_status=petition.standing, records=self._standings(),
            reviewing_duties=self._reviewing(actor, today),
            tying_duties=self._tying(actor, today), record_duties=self._record_duties(actor, None, today),
            is_recused=self.is_recused(actor), is_report_missing=self._is_report_missing(today),
            watcher=Duty(petition.watcher) if petition.watcher else None,
            extended_days=handle.extended_days if handle else 0,
            extension_asked_days=petition.extension_asked_days,
            paths=self.paths,
            claims_open=sum(not claim.outcome for claim in self.remaining),
            unserved=frozenset(DocumentKind(document.kind) for document in self.unserved), overtaken=frozenset(DocumentKind(document.kind) for document in self.overtaken),
            hops=petition.hops, referral=self._referral_status(), is_drafter=self._is_drafter(actor, None),
            is_close=petition.is_kept_close, is_concluded=self.is_concluded, is_answered=petition.standing in ANSWERED, is_anonymous=petition.secrecy == Secrecy.ANONYMOUS.value,
            is_disposed=petition.disposed_on is not None, is_anything_owed=any(line.work != Work.CALL_BACK for line in self.obligations), **self._shelved(), **asking(self.records_of(RecordKind.CALL_BACK), actor),
            is_rated=self.rating is not None, is_office_blamed=self.rating is not None and self.rating.office == RatingValue.DISSATISFIED, rating_until=petition.rating_until,
        )  # fmt: skip

    def _shelved(self) -> dict[str, Any]:
        return {} if self.shelved is None else asdict(self.shelved)

    def _due(self, record: LinkedRecord | None) -> dict[str, date]:
        """Return the running clocks by key; those of `record` also by their plain names."""
        due = {clock.key: clock.due_on for clock in self.clocks if clock.paused_on is None}
        if record is not None:
            due |= {clock.name: clock.due_on for clock in self.clocks if clock.record == record.key}
        return due

    def _standings(self) -> dict[RecordKind, frozenset[Term]]:
        return {kind: frozenset(record.standing for record in self.records_of(kind)) for kind in {RecordKind(record.kind) for record in self.records}}

    def _record_duties(self, actor: Actor, record: LinkedRecord | None, today: date) -> frozenset[Duty]:
        if self.petition.guards is not None:
            return self._on_file(actor, record)
        if record is None or record.unit_id is None or self.petition.is_sealed or self._stands_outside(actor, today):
            return NO_DUTIES
        if isinstance(actor, PetitionerActor | MemberActor) and actor.petition_id != self.petition.pk:
            return NO_DUTIES
        held = self._held(actor, record.unit_id, today) | (self._held(actor, record.content.get("signs"), today) & HEAD)
        if isinstance(actor, Staff) and Duty.LEADER in actor.duties and Duty.LEADER not in held:
            leads = any(Duty.LEADER in actor.duties_in(unit.pk) for unit in self._tree().ancestors(record.unit_id))
            held |= {Duty.LEADER} if leads else NO_DUTIES
        if record.standing is HearingStatus.HELD and self._is_subject(actor, record) and isinstance(actor, Staff):
            held |= actor.duties & CHAIRING  # who chaired it says what it concludes, wherever he sits
        return held

    def _on_file(self, actor: Actor, record: LinkedRecord | None) -> frozenset[Duty]:
        """Return what the actor may do on a record of a file: the watch is its watcher's, what was asked for a custodian's, who stands outside the line."""
        if record is not None and record.kind == RecordKind.IDENTITY_ACCESS and isinstance(actor, Staff):
            return actor.duties_in(record.unit_id) & {Duty.CUSTODIAN}
        return self.watching_duties(actor) if record is not None and record.kind == RecordKind.RETALIATION else NO_DUTIES

    def watching_duties(self, actor: Actor) -> frozenset[Duty]:
        """Return what the actor may do on a file on which somebody is watched over: its watcher, himself, and the clockwork (ADR-0018)."""
        file = self.petition
        if isinstance(actor, PetitionerActor):
            return actor.duties_in(None) if actor.petition_id == file.pk else NO_DUTIES
        watcher = {Duty(file.watcher)} if file.watcher else set()
        return actor.duties_in(file.handling_unit_id) & {*watcher, Duty.CLOCKWORK}

    def _has_handled(self, actor: Actor, record: LinkedRecord | None, *, may_act: bool) -> bool:
        """Return whether the actor had a part in the handling (`having_a_part`; for reviews and hearings that were held only): False unasked for whom the record is closed anyway."""
        if record is None or record.standing is START or not isinstance(actor, Staff):
            return False
        if record.standing is HearingStatus.HELD:
            return self._took(actor, HANDLING_STEPS)
        if record.kind not in REVIEWS or not may_act:
            return False
        if (key := asked_of(actor, record)) not in self.asked:
            self.asked[key] = self.with_a_part(actor.persons, record, actor.on)
        return bool(self.asked[key])

    def with_a_part(self, people: Collection[int], review: LinkedRecord, today: date) -> frozenset[int]:
        """Return those of the people who had a part in what this review looks at (one query at most)."""
        matter = Matter(petition=self.petition, answering=self.responsible_unit_id, records=self.records, directory=self._tree(), acts=self.acts)
        return with_a_part(people, matter, review, today)

    def _took(self, actor: Staff, steps: Collection[str]) -> bool:
        """Return whether he, or the one for whom he acts, took one of these steps (one query; none where the page has read the ledger)."""
        names = {f"person:{pk}" for pk in actor.persons}
        if self.acts is not None:
            return any(name in names and verb in steps for name, verb in self.acts)
        return took_among({self.petition.number}, names, steps).exists()

    def _speaks(self, actor: MemberActor, record: LinkedRecord | None) -> bool:
        """Return whether a co-signer is heard: of himself always, of the matter once he confirmed that he takes part."""
        if record is not None and record.kind == RecordKind.MEMBER:
            return True
        own = next((row for row in self.records_of(RecordKind.MEMBER) if row.pk == actor.record_id), None)
        return own is not None and own.standing is MemberStatus.CONFIRMED

    def is_recused(self, actor: Actor) -> bool:
        """Return whether the actor was taken off this petition (条例§28(3)): he takes no step in it any more."""
        return isinstance(actor, Staff) and bool(actor.persons & self.recused)

    @property
    def recused(self) -> frozenset[int]:
        """The members of staff who stepped aside from this petition."""
        granted = (row for row in self.records_of(RecordKind.RECUSAL) if row.standing is RecusalStatus.GRANTED)
        return frozenset(row.person_id for row in granted if row.person_id is not None)

    def acting_for(self, unit_id: int | None, today: date) -> Acting | None:
        """Return who acts for the head of a unit, where every head of it stepped aside (one query for all units; none where nobody did)."""
        recused = self.aside(today)
        if not recused or unit_id is None:
            return None
        if self._acting is None or self._acting[:2] != (today, recused) or unit_id not in self._acting[2]:
            units = {self.petition.desk_unit_id, self.responsible_unit_id, unit_id}
            units |= {unit for row in self.records for unit in (row.unit_id, row.content.get("signs")) if unit}
            found = acting_heads(units, recused, self._tree(), today, kept_out=self.kept_out(today).units)
            self._acting = (today, recused, {unit: found.get(unit) for unit in units})
        return self._acting[2][unit_id]

    def _held(self, actor: Actor, unit_id: int | None, today: date) -> frozenset[Duty]:
        """Return what the actor may do in a unit, by his own post there or because he acts for its head."""
        held = actor.duties_in(unit_id)
        acting = self.acting_for(unit_id, today) if isinstance(actor, Staff) else None
        return held | acting.duties if acting and acting.duty in actor.duties_in(acting.unit_id) else held

    def _is_report_missing(self, today: date) -> bool:
        """Return whether the enterprise asks for a report of the investigation (policy) and none is on file."""
        is_needed = self._tree().policy("report_needed", today) > 1
        return is_needed and not any(row.standing is InquiryStatus.REPORTED for row in self.records_of(RecordKind.INQUIRY))

    def _is_subject(self, actor: Actor, record: LinkedRecord | None) -> bool:
        return record is not None and isinstance(actor, Staff) and record.person_id in actor.persons

    def owed(self, today: date) -> list[tuple[int, Owed]]:
        """Return everything owed on the petition and on what is linked to it, each with the unit that owes it."""
        units = {Seat.DESK: self.petition.desk_unit_id}
        found = [(units.get(line.seat, self.responsible_unit_id), line) for line in owed(self.facts(Clockwork(), today))]
        for record in () if self.petition.is_sealed and self.petition.guards is None else self.records:  # 条例§30(3)
            if record.kind in ENDS_WITH_HANDLING and self.petition.standing is PetitionStatus.WITHDRAWN:
                continue  # he has given it up: nobody hears, mediates or helps any more
            facts = self.facts(Clockwork(), today, record=record)
            units[Seat.RECORD] = record.unit_id or self.responsible_unit_id
            units[Seat.OUTSIDE] = record.content.get("by_unit") or self.petition.desk_unit_id
            signs = record.content.get("signs")
            found += [
                (signs if signs and line.work is Work.SIGN_REVIEW else units.get(line.seat, self.responsible_unit_id), line)
                for line in owed_on_record(RecordKind(record.kind), record.key, facts)
            ]
        return [self._by_acting(unit_id, line, today) for unit_id, line in found]

    def _by_acting(self, unit_id: int, line: Owed, today: date) -> tuple[int, Owed]:
        """Give what a head owes who stepped aside to whoever acts for him."""
        acting = self.acting_for(unit_id, today) if line.duty in HEAD else None
        return (acting.unit_id, replace(line, duty=acting.duty)) if acting else (unit_id, line)

    @property
    def is_hazard(self) -> bool:
        """Whether it, or any claim of it, is a safety hazard: such a matter goes on ex officio."""
        return any(is_hazard(code) for code in (self.petition.category, *(claim.category for claim in self.claims)))

    @property
    def shown_as(self) -> Secrecy:
        """How the petitioner is shown: as he chose, or more strictly while his petition is merged with a stricter one."""
        return secrecy_of(self.petition, self.records)

    @property
    def is_own(self) -> bool:
        """Whether the registering office handles it itself, or the unit to which that office belongs does."""
        handling, desk = self.petition.handling_unit_id, self.petition.desk_unit_id
        if handling is None or handling == desk:
            return handling is not None
        return any(unit.pk == handling for unit in self._tree().ancestors(desk))

    def heirs(self, today: date) -> dict[str, int]:
        """Return who succeeds the units in charge that no longer exist (条例§24): "handling_unit", "desk_unit", "review:1" -> the unit."""
        in_charge = {"handling_unit": self.petition.handling_unit_id, "desk_unit": self.petition.desk_unit_id}
        in_charge |= {record.key: record.unit_id for record in self.records}
        tree = self._tree()
        found = {role: heir.pk for role, pk in in_charge.items() if pk is not None and (heir := tree.heir(pk, today)) is not None and heir.pk != pk}
        over = {record.key for record in self.records if record.key in found and not record.moves_on}
        return {role: heir for role, heir in found.items() if role not in over}

    def _tree(self) -> Snapshot:
        self.directory = self.directory or snapshot.current()
        return self.directory

    def _outside(self, actor: Actor, desk: frozenset[Duty], unit: frozenset[Duty], today: date) -> frozenset[Duty]:
        """Return the duties of somebody who has no part in the handling: none for whoever also works in that unit."""
        petition = self.petition
        if not isinstance(actor, Staff) or petition.is_sealed or self._stands_outside(actor, today) or (petition.handling_unit_id is not None and unit & HANDLING):
            return NO_DUTIES
        above = {unit.pk for unit in self._tree().ancestors(petition.desk_unit_id)}
        leads = any(Duty.LEADER in actor.duties_in(unit) for unit in above)
        return (NO_DUTIES if self.is_own else desk) | self._of_office_above(actor, above) | (frozenset({Duty.LEADER}) if leads else NO_DUTIES)

    def _of_office_above(self, actor: Staff, above: set[int]) -> frozenset[Duty]:
        """Return what an officer of a petition office above the registering office may do as an outsider (条例§14, §38)."""
        tree, desk = self._tree(), self.petition.desk_unit_id
        offices = (unit for unit in actor.units_with(*OFFICE) if unit != desk and unit in tree.units)
        over = above - {tree.organisation(desk).pk}
        held = (actor.duties_in(unit) & OFFICE for unit in offices if tree.organisation(unit).pk in over)
        return frozenset(duty for duties in held for duty in duties)

    def _tying(self, actor: Actor, today: date) -> frozenset[Duty]:
        is_open = isinstance(actor, Staff) and not self.petition.is_sealed and not self._stands_outside(actor, today)
        return tying_duties(self.petition, actor, self._tree()) if is_open and isinstance(actor, Staff) else NO_DUTIES

    @property
    def reviewing_units(self) -> tuple[int, ...]:
        """The units that review the petition now: where it is reviewed, then where the opinion is signed."""
        rows = [row for row in self.records if row.kind in REVIEWS and row.standing in OPEN_REVIEWS]
        return tuple(unit for row in rows for unit in dict.fromkeys((row.unit_id, row.content.get("signs"))) if unit)

    def _reviewing(self, actor: Actor, today: date) -> frozenset[Duty]:
        """Return what the actor may do in a unit that reviews the petition now."""
        units = {record.unit_id for record in self.records if record.kind in REVIEWS and record.standing in OPEN_REVIEWS}
        held = (self._record_duties(actor, record, today) for record in self.records if record.unit_id in units)
        return NO_DUTIES.union(*held) if units else NO_DUTIES

    def _is_drafter(self, actor: Actor, record: LinkedRecord | None) -> bool:
        """Only staff draft and sign. An import writes down what two people did on paper long ago: it is neither of them."""
        if not isinstance(actor, Staff):
            return False
        if record is not None and record.kind in REVIEWS:
            return bool(actor.persons & {record.person_id, record.content.get("drafted_for")})
        return bool({f"person:{pk}" for pk in actor.persons} & set(self.petition.drafted_by.split(",")))

    def _referral_status(self) -> ReferralStatus | None:
        sent = self.referral is not None and self.referral.standing is not START
        return ReferralStatus(self.referral.status) if sent and self.referral else None

    def _duties(self, actor: Actor, today: date) -> tuple[frozenset[Duty], frozenset[Duty]]:
        petition = self.petition
        if isinstance(actor, PetitionerActor | MemberActor) and actor.petition_id != petition.pk:
            return NO_DUTIES, NO_DUTIES
        if self._stands_outside(actor, today):
            return NO_DUTIES, NO_DUTIES
        if petition.guards is not None:  # no step of a petition is taken on it, only those of its record
            return NO_DUTIES, self.watching_duties(actor) & {Duty.CLOCKWORK}
        if petition.is_sealed and not isinstance(actor, PetitionerActor):
            # 条例§30(3): of a sealed petition nobody but the discipline duty knows anything; its clock runs all the same.
            # What goes to the superior body before it was ever sealed is sent by the registering office.
            by_desk = petition.standing is PetitionStatus.GOING_UP and petition.handling_unit_id is None
            own, duties = (petition.desk_unit_id, OFFICE) if by_desk else (petition.handling_unit_id, frozenset({Duty.DISCIPLINE}))
            held = actor.duties_in(own) & (duties | {Duty.CLOCKWORK})
            return NO_DUTIES, held
        return self._held(actor, petition.desk_unit_id, today), self._held(actor, self.responsible_unit_id, today)


_clocks = Prepared(lambda pk: RunningClock.objects.filter(petition=pk, stopped_on=None).order_by("pk"), int)
_claims = Prepared(lambda pk: Claim.objects.filter(petition=pk, is_dropped=False).order_by("position"), int)
_unserved = Prepared(lambda number: Document.objects.filter(subject=number, service=None, kind__in=TO_BE_SERVED).order_by("pk"), str)
_referral = Prepared(lambda pk: Referral.objects.filter(petition=pk).order_by("-pk")[:1], int)
_records = Prepared(lambda pk: LinkedRecord.objects.filter(petition=pk).order_by("pk"), int)
_obligations = Prepared(lambda pk: Obligation.objects.filter(petition=pk).order_by("pk"), int)
_rating = Prepared(lambda pk: Rating.objects.filter(petition=pk, superseded_on=None), int)


def secrecy_of(petition: Petition, records: Iterable[LinkedRecord]) -> Secrecy:
    """Return how a petitioner is shown, given what is linked to his petition."""
    others = (Secrecy(row.content["secrecy"]) for row in records if row.standing in TOGETHER and row.content.get("secrecy"))
    return shown_as(Secrecy(petition.secrecy), others)


def latest_referral(petition_id: int) -> Referral | None:
    """Return the referral by which the petition was last sent to a unit (one query)."""
    return _referral.first(petition_id)


def linked(petition: Petition) -> list[LinkedRecord]:
    """Return the records linked to a petition, oldest first (one query, none where nothing is linked)."""
    records = _records(petition.pk) if petition.has_records else []
    for record in records:
        record.petition = petition
    return records


def is_overtaken(document: Document) -> bool:
    """Return whether proof that a document arrived may still come, though a later step overtook it: of a where-sent notice (条例§23(2))."""
    return bool(document.superseded_by) and document.service_id is None and document.kind == DocumentKind.WHERE_SENT_NOTICE


def load(petition: Petition) -> Dossier:
    """Return the dossier of a stored petition (five queries; more once it can be rated, or has linked records)."""
    claims, papers = _claims(petition.pk), _unserved(petition.number)
    for claim in claims:
        claim.petition = petition
    return Dossier(
        petition=petition, clocks=_clocks(petition.pk), claims=claims, unserved=[row for row in papers if not row.superseded_by],
        overtaken=[row for row in papers if is_overtaken(row)],
        referral=latest_referral(petition.pk), obligations=_obligations(petition.pk), records=linked(petition),
        rating=_rating.first(petition.pk) if petition.standing in RATEABLE else None,
    )  # fmt: skip
