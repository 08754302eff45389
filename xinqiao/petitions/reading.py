"""Every list of petitions that staff read, but the worklist itself (`queue_lines`). Keyset paging on an index, never OFFSET."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from xinqiao.directory.duties import Actor, Staff, units_holding
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outbox.models import Message
from xinqiao.petitions.access import kept_from, visible_to
from xinqiao.petitions.lines import Line, Place, Queue, helped
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition, RunningClock
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.owed import NO_DUE, QUEUES
from xinqiao.rules.terms import Duty, Medium, MessageState, Party, RecordKind, Urgency, Work

PAGE = 30
TOLD = 2 * PAGE + 1  # messages read at once for a page of news: most are told twice at most
ROUNDS = 20  # of so many, for whoever sees few of them
WATCHED = 8  # lines of a head's look at his handlers

@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date


EVER = Span(date(1, 1, 1), NO_DUE)


def spans(today: date, soon_days: int, week_days: int = 7) -> dict[Urgency, Span]:
    """Return the days of each urgency, as `rules.owed.urgency` parts them; what has no due day counts as later."""
    soon, week = today + timedelta(soon_days), today + timedelta(max(week_days, soon_days))
    day = timedelta(1)
    return {
        Urgency.OVERDUE: Span(EVER.first, today - day),
        Urgency.SOON: Span(today, soon),
        Urgency.WEEK: Span(soon + day, week),
        Urgency.LATER: Span(week + day, EVER.last),
    }


def queues(actor: Staff) -> list[Queue]:
    """Return the queues a member of staff works through today, each once."""
    units = sorted({post.unit_id for post in actor.posts})
    found = {(unit, queue) for unit in units for duty in actor.duties_in(unit) for queue in QUEUES.get(duty, ())}
    return sorted(found)


def line_of(row: Sequence[Any], *more: str) -> Line:
    """Return a line as a row of either store tells it; `more`: the fields after the usual ones."""
    key, due_on, unit_id, duty, work, clock, *rest = row
    if isinstance(due_on, str):  # SQLite keeps a date as text
        due_on = date.fromisoformat(due_on)
    number, title, channel, category, status, is_urgent, until, *named = rest
    if isinstance(until, str):  # as above
        until = datetime.fromisoformat(until)
    if until is not None and until.tzinfo is None:  # … and a moment in UTC, without saying so
        until = until.replace(tzinfo=UTC)
    until = until if work == Work.ACKNOWLEDGE_URGENT.value else None
    return Line(key, due_on, unit_id, duty, Work(work), clock, number, title, channel, category, status, bool(is_urgent), until, **dict(zip(more, named, strict=True)))


# The lists are the leader's and the searcher's: less hot than the worklist, so they are ordinary querysets.

def owed_by(
    actor: Actor, directory: Snapshot, units: Iterable[int] | None, span: Span, *,
    works: Iterable[Work] = (), after: Place | None = None, limit: int = PAGE,
) -> tuple[list[Line], Place | None]:  # fmt: skip
    """Return what the given units (None: all) owe in `span`, of the petitions `actor` may see and that are not sealed.

    One line a petition, the soonest that is owed on it, so that the lines are as many as the leader's number says;
    closing the file is not counted as owed. `works` asks for some kinds of work only.
    """
    rows = Obligation.objects.exclude(work=Work.CLOSE.value).filter(due_on__gte=span.first, due_on__lte=span.last)
    if units is not None:
        rows = rows.filter(unit_id__in=sorted(units))
    if works:
        rows = rows.filter(work__in=[work.value for work in works])
    sooner = Q(due_on__lt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), pk__lt=OuterRef("pk"))
    first = rows.exclude(Exists(rows.filter(sooner, petition=OuterRef("petition"))))
    return _paged(first, visible_to(actor, directory), after, limit)


def owed_unseen(actor: Actor, directory: Snapshot, units: frozenset[int] | None) -> QuerySet[Obligation, int] | None:
    """Return the keys of petitions of elsewhere on which units that `actor` oversees owe something and that he may not see, to be asked for; None: none is elsewhere."""
    if not units:
        return None
    owed = Obligation.objects.filter(unit_id__in=sorted(units), petition__is_sealed=False)
    elsewhere = owed.exclude(petition__desk_unit__in=sorted(units)).exclude(petition__handling_unit__in=sorted(units))
    return elsewhere.exclude(petition__in=visible_to(actor, directory)).order_by().values_list("petition_id", flat=True)


def to_sign(actor: Staff, directory: Snapshot, *, after: Place | None = None) -> tuple[list[Line], Place | None]:
    """Return what waits for the actor's own signature, soonest first."""
    units = actor.units_with(Duty.UNIT_HEAD, Duty.OFFICE_HEAD)
    rows = Obligation.objects.filter(unit_id__in=sorted(units), duty=Duty.UNIT_HEAD.value, work=Work.SIGN.value)
    return _paged(rows, visible_to(actor, directory), after, PAGE)


def to_decide(
    actor: Staff, directory: Snapshot, today: date, *, after: Place | None = None
) -> tuple[list[Line], Place | None]:
    """Return what a leader decides, soonest first, with whose it is: the office that would handles it itself, or has no head today (one query)."""
    units = sorted(directory.units)  # by unit and duty, as the index has it: the page must not walk what others owe
    headed = directory.once(("headed", today), lambda: units_holding(Duty.OFFICE_HEAD, today))
    mine = Q(unit_id__in=units, duty=Duty.LEADER.value) | Q(unit_id__in=sorted({*units} - headed), duty=Duty.OFFICE_HEAD.value)
    rows = Obligation.objects.filter(mine).exclude(work=Work.LEAD.value)  # each leader's own list
    return _paged(rows, visible_to(actor, directory), after, PAGE)


def watched(
    actor: Staff, directory: Snapshot, today: date, soon_days: int, *, after: Place | None = None, limit: int = WATCHED
) -> tuple[list[Line], Place | None]:
    """Return what the handlers of the units that `actor` heads owe and is overdue or due within `soon_days`, soonest first (one query).

    Not of a unit whose handlers' work is on his own worklist already; help that his unit owes on a need is there though he does not see the petition. `person` is who was named for the linked record it is
    owed on, else for the matter; "" if nobody was.
    """
    own = {unit for unit, duty in queues(actor) if duty is Duty.HANDLER}
    units = actor.units_with(Duty.UNIT_HEAD, Duty.OFFICE_HEAD) - own
    if not units:
        return [], None
    rows = Obligation.objects.filter(Q(duty=Duty.HANDLER.value) | Q(work=Work.HELP_NEED.value), unit_id__in=sorted(units), due_on__lte=today + timedelta(soon_days))
    rows = rows.exclude(work=Work.HELP_NEED.value, petition_id__in=kept_from(actor, directory))
    lines, more = _paged(rows.annotate(person=_named()), visible_to(actor, directory), after, limit, "person", also=Q(work=Work.HELP_NEED.value))
    return [line for _, line in helped([(0, line) for line in lines], actor, directory)], more


def named_for(lines: Iterable[Line]) -> dict[str, tuple[int, int | None]]:
    """Return the handlers, first and second, whom the head named for the matters of these handlers' lines, by number (one query)."""
    of = {line.number: line.unit_id for line in lines if line.duty == Duty.HANDLER.value}
    rows = LinkedRecord.objects.filter(petition__number__in=of, petition__has_records=True, kind=RecordKind.HANDLERS.value) if of else LinkedRecord.objects.none()
    found = rows.values_list("petition__number", "unit_id", "person_id", "second_id").order_by("pk")
    return {number: (first, second) for number, unit, first, second in found if unit == of[number] and first is not None}


def _named() -> Case:
    """Return the name of whoever deals with a line of the worklist, as an expression on it."""
    records = LinkedRecord.objects.filter(petition=OuterRef("petition"), unit_id=OuterRef("unit_id"))
    handlers = records.filter(kind=RecordKind.HANDLERS.value).order_by("-position")
    its_own = records.annotate(name_of_it=Concat("kind", Value(":"), Cast("position", CharField()))).filter(name_of_it=OuterRef("record"))
    by_record, by_matter = (
        Subquery(found.annotate(person_name=Subquery(Person.objects.filter(pk=OuterRef("person_id")).values("name")[:1])).values("person_name")[:1])
        for found in (its_own, handlers)
    )
    return Case(When(record="", then=Coalesce(by_matter, Value(""))), default=Coalesce(by_record, Value("")), output_field=CharField())


COLUMNS = (
    "pk", "due_on", "unit_id", "duty", "work", "clock",
    *(f"petition__{column}" for column in ("number", "title", "channel", "category", "status")), "is_urgent", "petition__urgent_until",
)  # fmt: skip
WHOSE = "identity_id", "desk_unit_id"


def _of(visible: QuerySet[Petition]) -> Exists:
    """Return that a row is of one of these petitions: looked up row by row, where `petition__in` may first list all there are."""
    return Exists(visible.filter(pk=OuterRef("petition_id")))


def _paged(
    rows: QuerySet[Obligation], visible: QuerySet[Petition], after: Place | None, limit: int, *more: str, also: Q | None = None
) -> tuple[list[Line], Place | None]:
    rows = rows.filter(_of(visible) if also is None else Q(_of(visible)) | also, petition__is_sealed=False)
    if after:
        on, key = after
        rows = rows.filter(Q(due_on__gt=on) | Q(due_on=on, pk__gt=key))
    values = rows.order_by("due_on", "pk").values_list(*COLUMNS, *(f"petition__{name}" for name in WHOSE), *more)
    lines = [line_of(row, *WHOSE, *more) for row in values[: limit + 1]]
    page = lines[:limit]
    return page, page[-1].place if len(lines) > limit else None


@dataclass(frozen=True, slots=True)
class Answer:
    """A petition whose time limit to handle fell due, and when it was answered (None: not yet)."""

    key: int
    due_on: date
    answered_on: date | None
    number: str
    title: str
    unit_id: int | None
    status: str


def answers(
    actor: Actor, directory: Snapshot, units: Iterable[int] | None, span: Span, *, after: Place | None = None
) -> tuple[list[Answer], Place | None]:
    """Return the petitions whose HANDLE clock fell due in `span`, oldest due day first, of what `actor` may see."""
    rows = RunningClock.objects.filter(
        _of(visible_to(actor, directory)), name=HANDLE.name, due_on__gte=span.first, due_on__lte=span.last, petition__is_sealed=False,
    )  # fmt: skip
    if units is not None:
        rows = rows.filter(petition__handling_unit__in=sorted(units))
    if after:
        on, key = after
        rows = rows.filter(Q(due_on__gt=on) | Q(due_on=on, id__gt=key))
    values = rows.order_by("due_on", "id").values_list(
        "id",
        "due_on",
        "stopped_on",
        "petition__number",
        "petition__title",
        "petition__handling_unit_id",
        "petition__status",
    )
    found = [Answer(*row) for row in values[: PAGE + 1]]
    page = found[:PAGE]
    return page, (page[-1].due_on, page[-1].key) if len(found) > PAGE else None


@dataclass(frozen=True, slots=True)
class Passed:
    """A time limit that was not kept: the first day too late, the last day it had, and when it was done (None: not yet)."""

    key: int
    breached_on: date
    due_on: date
    done_on: date | None
    clock: str
    number: str
    title: str
    unit_id: int | None
    status: str


def breaches(
    actor: Actor, directory: Snapshot, units: Iterable[int] | None, span: Span, *, after: Place | None = None
) -> tuple[list[Passed], Place | None]:
    """Return the limits not kept by the given units (None: all) whose first day too late is in `span`, oldest first.

    Of what `actor` may see and is not sealed; one that turned out to be kept is left out (insight.figures.breaches).
    """
    rows = RunningClock.objects.filter(
        _of(visible_to(actor, directory)), Q(stopped_on=None) | Q(stopped_on__gt=F("due_on")), breached_on__gte=span.first,
        breached_on__lte=span.last, petition__is_sealed=False,
    )  # fmt: skip
    if units is not None:
        rows = rows.filter(breached_unit_id__in=sorted(units))
    if after:
        on, key = after
        rows = rows.filter(Q(breached_on__gt=on) | Q(breached_on=on, id__gt=key))
    values = rows.order_by("breached_on", "id").values_list(
        "id", "breached_on", "due_on", "stopped_on", "name", "petition__number", "petition__title", "breached_unit_id",
        "petition__status",
    )  # fmt: skip
    read: list[Any] = list(values[: PAGE + 1])  # its breached_on is there: the span asked for it
    found = [Passed(*row) for row in read]
    page = found[:PAGE]
    return page, (page[-1].breached_on, page[-1].key) if len(found) > PAGE else None


@dataclass(frozen=True, slots=True)
class News:
    """One message to a unit: which step was taken on which petition."""

    key: int
    step: str
    at: Any
    number: str
    title: str
    until: datetime | None = None  # by when a head acknowledges it, where the matter is urgent and none has yet


def _to_post(rows: QuerySet[Message], actor: Staff, unit: int) -> QuerySet[Message]:
    """Return the messages to a unit, those to its head and its leader only for whoever is that."""
    held = actor.duties_in(unit)
    others = [] if held & {Duty.UNIT_HEAD, Duty.OFFICE_HEAD} else [Party.UNIT_HEAD.value]
    others += [] if Duty.LEADER in held else [Party.LEADER.value]
    return rows.filter(unit_id=unit).exclude(party__in=others)


def news(actor: Staff, directory: Snapshot, *, before: int | None = None) -> tuple[list[News], int | None]:
    """Return what the actor's units were told, newest first: at most PAGE rows, and where the next page begins.

    `before` is the key of the last row of the page before. Each unit's news are read from its own index. A page is full as long as more
    follows that he sees: neither a gap nor an empty page tells of what he does not. What he is told as head and as unit, he reads once.
    """
    units = sorted({post.unit_id for post in actor.posts})
    rows = Message.objects.filter(medium=Medium.DESK.value, state=MessageState.SENT.value)
    last = rows.filter(pk=before, unit_id__in=units).values_list("queued_at", "pk").first() if before is not None else None
    if last is not None:
        rows = _before(rows, *last)
    once: dict[tuple[str, Any, str], list[int]] = {}
    known: dict[str, tuple[str, datetime | None]] = {}
    told: list[tuple[int, str, datetime, str]] = []
    for _round in range(ROUNDS):
        told = _told(rows, actor, units)
        numbers = visible_to(actor, directory).filter(number__in={row[3] for row in told} - known.keys())
        known |= {number: (title, until) for number, title, until in numbers.values_list("number", "title", "urgent_until")}
        for key, step, at, number in told:
            if number in known:
                once.setdefault((step, at, number), []).append(key)
        if len(once) > PAGE or len(told) < TOLD:
            break
        rows = _before(rows, told[-1][2], told[-1][0])
    found = [News(keys[0], step, at, number, *known[number]) for (step, at, number), keys in once.items()]
    if len(once) > PAGE:
        return found[:PAGE], list(once.values())[PAGE - 1][-1]
    return found, told[-1][0] if len(told) == TOLD else None


def _before(rows: QuerySet[Message], at: datetime, key: int) -> QuerySet[Message]:
    """Return the messages that are older than one."""
    return rows.filter(queued_at__lte=at).exclude(queued_at=at, pk__gte=key)


def _told(rows: QuerySet[Message], actor: Staff, units: Sequence[int]) -> list[tuple[int, str, datetime, str]]:
    """Return the newest messages to these units, TOLD at most (one query a unit)."""
    columns = ("pk", "step", "queued_at", "subject")
    of_each = [_to_post(rows, actor, unit).order_by("-queued_at", "-pk").values_list(*columns)[:TOLD] for unit in units]
    return sorted((row for found in of_each for row in found), key=lambda row: (row[2], row[0]), reverse=True)[:TOLD]
