"""What a leader reads before a reception day: every booking of the day whose petition he may see, in one set of queries however many there are.

Who brings a petition stays masked (条例§30), and what is kept back from readers elsewhere (who watches over whom, who is complained about) is not in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import BigIntegerField, CharField, DateField, IntegerField, TextField, Value
from django.db.models.functions import Cast

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.bookings import Seat, seats
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Claim, LinkedRecord, Obligation, Petition
from xinqiao.petitions.story import steps_of
from xinqiao.rules.owed import NO_DUE
from xinqiao.rules.terms import Outcome, PromiseStatus, RecordKind, Secrecy, Work
from xinqiao.rules.text import Text
from xinqiao.vault.redact import covered

TOLD = frozenset({"", "referral", "promise", "hearing", "mediation", "review", "final_review", "booking"})  # kinds of record whose steps a brief tells of
NEWEST = 6


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What a unit owes next, until when; None: no day is set."""

    work: Work
    unit_id: int
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What was promised, by which unit, and where that stands."""

    text: str
    unit_id: int | None
    standing: PromiseStatus


@dataclass(kw_only=True)
class Brief:
    """One booking, and its petition as this reader may see it."""

    seat: Seat
    booking: LinkedRecord
    petition: Petition
    title: str
    name: str
    words: str
    claims: list[tuple[str, Outcome | None]] = field(default_factory=list)
    done: list[tuple[datetime, Text]] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    promises: list[Promised] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What of the bookings of a day a reader may see: the petitions by key; their bookings and promises by petition and kind, oldest first."""

    petitions: dict[int, Petition]
    records: dict[tuple[int, RecordKind], list[LinkedRecord]]

    def booking(self, seat: Seat) -> LinkedRecord | None:
        """Return the booking that has a seat; None where it is not this reader's to see."""
        rows = self.records.get((seat["petition"], RecordKind.BOOKING), ())
        return next((row for row in rows if row.position == seat["position"]), None)


def seen(day: OutreachRecord, actor: Staff, directory: Snapshot) -> Seen:
    """Return the bookings of a day whose petitions this reader may see: nothing of one that complains about him (one query)."""
    found = Seen(petitions={}, records=defaultdict(list))
    if not (keys := {seat["petition"] for seat in seats(day)}):
        return found
    may_see, kinds = visible_to(actor, directory).filter(pk__in=keys, disposed_on=None), (RecordKind.BOOKING.value, RecordKind.PROMISE.value)
    for row in LinkedRecord.objects.filter(petition__in=may_see, kind__in=kinds).select_related("petition").order_by("pk"):
        row.petition = found.petitions.setdefault(row.petition_id, row.petition)
        found.records[row.petition_id, RecordKind(row.kind)].append(row)
    return found


def briefs(day: OutreachRecord, actor: Staff, directory: Snapshot) -> list[Brief]:
    """Return the bookings of a day in the order of their slots, who waits last (five queries at most)."""
    may_see = seen(day, actor, directory)
    petitions = may_see.petitions
    if not petitions:
        return []
    claims, owed = _asked_and_owed(petitions)
    texts = [text for row in petitions.values() for text in (row.title, row.text)] + [text for rows in claims.values() for text, _outcome in rows]
    people = covered({row.identity_id for row in petitions.values() if row.identity_id}, texts)
    done = steps_of([row.number for row in petitions.values()], TOLD)
    found = []
    for seat in sorted(seats(day), key=order):
        booking = may_see.booking(seat)
        if booking is None:
            continue
        petition = booking.petition
        masked = people.masked.get(petition.identity_id or 0)
        promises = may_see.records.get((petition.pk, RecordKind.PROMISE), ())
        found.append(Brief(
            seat=seat, booking=booking, petition=petition, title=people.clean(petition.title), words=people.clean(booking.content.get("words", "")),
            name=masked.name if masked is not None and petition.secrecy == Secrecy.REAL_NAME.value else "",
            claims=[(people.clean(text), Outcome(outcome) if outcome else None) for text, outcome in claims[petition.pk]],
            done=done[petition.number][-NEWEST:], owed=owed[petition.pk],
            promises=[Promised(text=people.clean(row.content["text"]), unit_id=row.unit_id, standing=PromiseStatus(row.status)) for row in promises],
        ))  # fmt: skip
    return found


def order(seat: Seat) -> tuple[int, int]:
    """Sort seats as people come: slots first, then who came without one, then who waits (in the order in which they asked)."""
    slot = seat["slot"]
    return (0, slot) if slot > 0 else (1 if slot < 0 else 2, 0)


def _asked_and_owed(petitions: Mapping[int, Petition]) -> tuple[dict[int, list[tuple[str, str]]], dict[int, list[Owed]]]:
    """Return what is asked for (text, outcome) and what is owed, by petition (one query: both tables in one answer, so that a brief stays within ten)."""
    asked = Claim.objects.filter(petition__in=list(petitions), is_dropped=False).order_by()
    lines = Obligation.objects.filter(petition__in=list(petitions)).order_by()
    nothing, no_day = Value("", CharField()), Cast(Value(None), DateField())
    rows = asked.values_list("petition_id", "text", "outcome", "position", nothing, no_day, Value(0, BigIntegerField()))
    more = lines.values_list("petition_id", Value("", TextField()), "work", Value(0, IntegerField()), "record", "due_on", "unit_id")
    claims: dict[int, list[tuple[str, str]]] = defaultdict(list)
    owed: dict[int, list[Owed]] = defaultdict(list)
    for petition, text, said, position, record, due_on, unit_id in sorted(rows.union(more, all=True), key=lambda row: (row[3], row[5] or date.max)):
        if position:
            claims[petition].append((text, said))
        elif record.partition(":")[0] in TOLD:
            owed[petition].append(Owed(work=Work(said), unit_id=unit_id, due_on=None if due_on == NO_DUE else due_on))
    return claims, owed
