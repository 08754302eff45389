"""The leader's figures. Each docstring is the formula; nothing is ranked, and sealed petitions count nowhere (§30(3))."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.petitions.access import kept_from, scope, uncounted, visible_to
from xinqiao.petitions.reading import Span, owed_unseen
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.terms import Channel, Duty, PetitionStatus, Resolution, Work

COHORT_DAYS = 90  # calendar days
DUE_DAYS = 7  # calendar days, today and the last day included
FRESH_SECONDS = 60

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one unit, or their sums."""

    open: int = 0
    due: int = 0
    overdue: int = 0
    untaken: int = 0  # open, and no unit has accepted it yet
    cohort: int = 0  # HANDLE clocks whose due day fell in the period
    on_time: int = 0  # those of them that were answered on or before that day
    breaches: int = 0  # time limits that were not kept, as they went on record in the period

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.open + other.open, self.due + other.due, self.overdue + other.overdue, self.untaken + other.untaken,
            self.cohort + other.cohort, self.on_time + other.on_time, self.breaches + other.breaches,
        )  # fmt: skip

    @property
    def share(self) -> int | None:
        """Per cent answered on time, rounded down so that 100 means all; None where nothing fell due."""
        return 100 * self.on_time // self.cohort if self.cohort else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a scope at one moment. `units` is in the order of the unit tree, never by size.

    `total` counts a petition once, `units` wherever something is owed on it: the sum of the rows may be larger.
    """

    at: datetime
    total: Counts
    units: tuple[tuple[UnitFacts, Counts], ...]


def due_span(today: date) -> Span:
    """Return the days in which something counts as due: today and the DUE_DAYS after it."""
    return Span(today, today + timedelta(DUE_DAYS))


def overdue_span(today: date) -> Span:
    """Return the days in which something that is still owed is overdue: all before today."""
    return Span(date(1, 1, 1), today - timedelta(1))


def cohort_span(today: date) -> Span:
    """Return the due days of the cohort: the COHORT_DAYS before today, today not included (it may still be kept)."""
    return Span(today - timedelta(COHORT_DAYS), today - timedelta(1))


def figures(actor: Staff, directory: Snapshot, at: datetime, today: date, hidden: tuple[int, ...] | None = None) -> Figures:
    """Return the figures of what `actor` oversees (`access.scope`), at most FRESH_SECONDS old.

    By the unit that owes or owed it (source: 条例§34; policy: the period):
    - open: petitions on which the unit owes something other than closing the file
    - due: of these, with something due on one of the days of `due_span`; overdue: of `overdue_span`
    - untaken: of these, with one of the works UNTAKEN owed: nobody has accepted the matter yet
    - answered on time, k of n: n = HANDLE clocks of the unit that fell due in `cohort_span`; k = those stopped on or
      before the due day (extensions included in the due day). A matter that is not answered yet is in n and not in k.
    - breaches: clocks of the unit whose first day too late is in `cohort_span`, as it went on record then; one that turned
      out to be kept (served before the last day, written down later) is left out. Sealed petitions count nowhere.
    What `actor` is kept from (`access.kept_from`) is in no number that he reads, so that no list has a gap to it; `hidden`: `hidden_from`, where it is known.
    """
    units, hidden = scope(actor, directory), hidden_from(actor, directory) if hidden is None else hidden
    names = "all" if units is None else ",".join(map(str, sorted(units)))
    key = f"figures:{directory.edition}:{today.isoformat()}:{hash((names, hidden))}"
    return remembered(key, lambda: _figures(units, directory, at, today, hidden))


def hidden_from(actor: Staff, directory: Snapshot) -> tuple[int, ...]:
    """Return the keys of the petitions that are counted nowhere for `actor`, sorted (one query).

    What few may read until triage, for everybody; what he is kept from, and what a unit of his owes on a matter of elsewhere that he does not see: it helps there, or countersigns.
    """
    kept, unseen = uncounted(actor, directory).values_list("pk", flat=True), owed_unseen(actor, directory, scope(actor, directory))
    return tuple(sorted(set(kept if unseen is None else kept.union(unseen))))


def remembered(key: str, count: Callable[[], F]) -> F:
    """Return what was counted under `key`, counting anew after FRESH_SECONDS: a page must not grow with the data."""
    kept: F | None = cache.get(key)
    if kept is None:
        kept = count()
        cache.set(key, kept, FRESH_SECONDS)
    return kept


def received(actor: Staff, directory: Snapshot, today: date) -> dict[Channel, int]:
    """Return how many petitions (件次) came in by each channel in the COHORT_DAYS up to today, both ends included.

    Counted by the day of receipt, over what `actor` may see; sealed petitions count nowhere (条例§30(3)).
    """
    begin = datetime.combine(received_from(today), time(), SHANGHAI)
    rows = visible_to(actor, directory).filter(is_sealed=False, is_kept_close=False, received_at__gte=begin)
    counted = dict(rows.order_by().values_list("channel").annotate(Count("pk")))
    return {channel: counted.get(channel.value, 0) for channel in Channel}


def received_from(today: date) -> date:
    """Return the first day that `received` counts."""
    return today - timedelta(COHORT_DAYS - 1)


@dataclass(frozen=True, slots=True)
class Ends:
    """How answered matters ended: three facts that are never one, each as k of n."""

    answered: int  # decisions that were served in the COHORT_DAYS up to today
    closed: int  # of these, the procedure is over by now
    reached: int  # petitioners who were asked at a call-back in the same days whether it is solved
    solved: int
    partly: int


def how_it_ended(actor: Staff, directory: Snapshot, today: date, hidden: tuple[int, ...] | None = None) -> Ends:
    """Return the figures on the end of matters, over what `actor` may see; sealed petitions count nowhere. `hidden`: as for `figures`.

    - procedure over: closed / answered; answered = HANDLE clocks stopped by serving in the COHORT_DAYS up to today
    - really solved: solved / reached (and partly / reached); reached = call-backs in the same days, the last of each matter
    Neither says anything of the third, whether it was answered on time (`Counts.share`). At most FRESH_SECONDS old.
    """
    seen = sorted((unit, *sorted(actor.duties_in(unit))) for unit in {post.unit_id for post in actor.posts})
    key = f"ends:{directory.edition}:{today.isoformat()}:{hash((str(seen), hidden_from(actor, directory) if hidden is None else hidden))}"
    return remembered(key, lambda: _how_it_ended(actor, directory, today))


def _how_it_ended(actor: Staff, directory: Snapshot, today: date) -> Ends:
    days = (received_from(today), today)
    rows = visible_to(actor, directory).filter(is_sealed=False, is_kept_close=False).order_by()
    answered = Q(clocks__name=HANDLE.name, clocks__stopped_by="serve", clocks__stopped_on__range=days)
    over = rows.filter(answered).aggregate(
        n=Count("pk", distinct=True), k=Count("pk", distinct=True, filter=Q(status=PetitionStatus.CLOSED.value))
    )  # fmt: skip
    said = dict(rows.filter(resolution_on__range=days).values_list("resolution").annotate(Count("pk")))
    return Ends(
        answered=over["n"], closed=over["k"], reached=sum(said.values()),
        solved=said.get(Resolution.SOLVED.value, 0), partly=said.get(Resolution.PARTLY.value, 0),
    )  # fmt: skip


def open_in(units: frozenset[int], today: date) -> dict[int, int]:
    """Return on how many petitions each of `units` still owes something (`open`, as above); units that owe nothing are absent."""
    return {unit: counts.open for unit, counts in _owed(today, units, by_unit=True).items()} if units else {}


def _figures(units: frozenset[int] | None, directory: Snapshot, at: datetime, today: date, hidden: tuple[int, ...]) -> Figures:
    owed, answered, breached = _owed(today, units, by_unit=True, hidden=hidden), _answered(today, hidden), _breached(today, hidden)
    rows, kept = [], Counts()
    for unit in directory.in_order():
        past = answered.get(unit.pk, Counts()) + breached.get(unit.pk, Counts())
        counts = owed.get(unit.pk, Counts()) + past
        is_in_scope = units is None or unit.pk in units
        if is_in_scope and (counts != Counts() or (unit.handles_petitions and unit.exists_on(today))):
            rows.append((unit, counts))
            kept += past
    return Figures(at=at, total=_owed(today, units, by_unit=False, hidden=hidden)[ALL] + kept, units=tuple(rows))


UNTAKEN = (Work.TRIAGE, Work.READ_SUPPLEMENT, Work.SEND, Work.DESIGNATE, Work.ACCEPT, Work.DECIDE_OBJECTION)

ALL = 0  # the key of no unit

# What a custodian is asked on a file of those who watch over somebody counts nowhere (ADR-0018). One statement walks the worklist once; a petition with two works in one unit (or, in the total, in two units) counts once.
OWED = """
SELECT {unit} COUNT(*), SUM(CASE WHEN is_due THEN 1 ELSE 0 END), SUM(CASE WHEN is_late THEN 1 ELSE 0 END), SUM(is_untaken) FROM (
  SELECT {unit} petition_id, MIN(due_on) < %s AS is_late,
         MAX(CASE WHEN due_on >= %s AND due_on <= %s THEN 1 ELSE 0 END) = 1 AS is_due,
         MAX(CASE WHEN work IN ({untaken}) THEN 1 ELSE 0 END) AS is_untaken
  FROM petitions_obligation WHERE duty <> %s AND duty <> %s AND work NOT IN (%s, %s)
    AND NOT (duty = %s AND petition_id IN (SELECT id FROM petitions_petition WHERE guards IS NOT NULL)) {within} {seen} GROUP BY {unit} petition_id
) AS owed {group}"""

ANSWERED = """
SELECT p.handling_unit_id, COUNT(*), SUM(CASE WHEN c.stopped_on IS NOT NULL AND c.stopped_on <= c.due_on THEN 1 ELSE 0 END)
FROM petitions_runningclock c JOIN petitions_petition p ON p.id = c.petition_id
WHERE c.name = %s AND c.due_on >= %s AND c.due_on <= %s AND p.is_sealed = %s {seen} GROUP BY p.handling_unit_id"""


def _owed(today: date, units: frozenset[int] | None, *, by_unit: bool, hidden: tuple[int, ...] = ()) -> dict[int, Counts]:
    """Return what is owed in `units` (None: everywhere) by unit; all together stands under ALL."""
    due, within = due_span(today), sorted(units or ())
    sql = OWED.format(
        unit="unit_id," if by_unit else "", group="GROUP BY unit_id" if by_unit else "", untaken=_places(UNTAKEN),
        within=f"AND unit_id IN ({_places(within)})" if units is not None else "", seen=_but("petition_id", hidden),
    )  # fmt: skip
    first, last = due.first.isoformat(), due.last.isoformat()
    parameters: list[str | int] = [first, first, last, *(work.value for work in UNTAKEN), Duty.DISCIPLINE.value, Duty.UNION.value, Work.CLOSE.value, Work.SEND_UP.value, Duty.CUSTODIAN.value, *within, *hidden]
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = [row if by_unit else (ALL, *row) for row in cursor.fetchall()]
    return {unit: Counts(open=n, due=soon or 0, overdue=late or 0, untaken=new or 0) for unit, n, soon, late, new in rows}


def _places(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values)) or "NULL"


def _but(column: str, hidden: tuple[int, ...]) -> str:
    return f"AND {column} NOT IN ({_places(hidden)})" if hidden else ""


def _answered(today: date, hidden: tuple[int, ...]) -> Mapping[int, Counts]:
    span = cohort_span(today)
    with connection.cursor() as cursor:
        cursor.execute(ANSWERED.format(seen=_but("p.id", hidden)), [HANDLE.name, span.first.isoformat(), span.last.isoformat(), False, *hidden])
        return {unit: Counts(cohort=n, on_time=kept) for unit, n, kept in cursor.fetchall() if unit is not None}


BREACHED = """
SELECT c.breached_unit_id, COUNT(*) FROM petitions_runningclock c JOIN petitions_petition p ON p.id = c.petition_id
WHERE c.breached_on >= %s AND c.breached_on <= %s AND p.is_sealed = %s AND (c.stopped_on IS NULL OR c.stopped_on > c.due_on) {seen}
GROUP BY c.breached_unit_id"""


def _breached(today: date, hidden: tuple[int, ...]) -> Mapping[int, Counts]:
    span = cohort_span(today)
    with connection.cursor() as cursor:
        cursor.execute(BREACHED.format(seen=_but("p.id", hidden)), [span.first.isoformat(), span.last.isoformat(), False, *hidden])
        return {unit: Counts(breaches=n) for unit, n in cursor.fetchall() if unit is not None}


def waiting_for_signature(actor: Staff, directory: Snapshot) -> int:
    """Return how many decisions wait for the actor's own signature: SIGN obligations in units he heads, up to 100."""
    units = sorted(actor.units_with(Duty.UNIT_HEAD, Duty.OFFICE_HEAD))
    if not units:
        return 0
    hidden, parameters = kept_from(actor, directory).query.sql_with_params()
    sql = (
        "SELECT COUNT(*) FROM (SELECT 1 FROM petitions_obligation "  # noqa: S608 only placeholders are put in
        f"WHERE unit_id IN ({_places(units)}) AND duty = %s AND work = %s AND petition_id NOT IN ({hidden}) LIMIT 100) AS waiting"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*units, Duty.UNIT_HEAD.value, Work.SIGN.value, *parameters])
        return int(cursor.fetchone()[0])
