"""The leader's figures. Each docstring is the formula; nothing is ranked, and sealed petitions count nowhere (§30(3))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db import connection

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.petitions.access import scope
from xinqiao.petitions.reading import Span
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.terms import Duty, Work

COHORT_DAYS = 90  # calendar days
DUE_DAYS = 7  # calendar days, today and the last day included
FRESH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one unit, or their sums."""

    open: int = 0
    due: int = 0
    overdue: int = 0
    cohort: int = 0  # HANDLE clocks whose due day fell in the period
    on_time: int = 0  # those of them that were answered on or before that day

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.open + other.open, self.due + other.due, self.overdue + other.overdue, self.cohort + other.cohort,
            self.on_time + other.on_time,
        )  # fmt: skip

    @property
    def share(self) -> int | None:
        """Per cent answered on time, rounded down so that 100 means all; None where nothing fell due."""
        return 100 * self.on_time // self.cohort if self.cohort else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a scope at one moment. `units` is in the order of the unit tree, never by size."""

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


def figures(actor: Staff, directory: Snapshot, at: datetime, today: date) -> Figures:
    """Return the figures of what `actor` oversees (`access.scope`), at most FRESH_SECONDS old.

    By the unit that owes or owed it (source: 条例§34; policy: the period):
    - open: petitions on which the unit owes something other than closing the file
    - due: of these, with something due on one of the days of `due_span`; overdue: of `overdue_span`
    - answered on time, k of n: n = HANDLE clocks of the unit that fell due in `cohort_span`; k = those stopped on or
      before the due day (extensions included in the due day). A matter that is not answered yet is in n and not in k.
    """
    units = scope(actor, directory)
    names = "all" if units is None else ",".join(map(str, sorted(units)))
    key = f"figures:{directory.edition}:{today.isoformat()}:{hash(names)}"
    kept = cache.get(key)
    if isinstance(kept, Figures):
        return kept
    found = _figures(units, directory, at, today)
    cache.set(key, found, FRESH_SECONDS)
    return found


def _figures(units: frozenset[int] | None, directory: Snapshot, at: datetime, today: date) -> Figures:
    owed, answered = _owed(today), _answered(today)
    rows = []
    for unit in directory.in_order():
        counts = owed.get(unit.pk, Counts()) + answered.get(unit.pk, Counts())
        is_in_scope = units is None or unit.pk in units
        if is_in_scope and (counts != Counts() or (unit.handles_petitions and unit.exists_on(today))):
            rows.append((unit, counts))
    return Figures(at=at, total=sum((counts for _, counts in rows), Counts()), units=tuple(rows))


# One statement walks the worklist once; a petition with two works in one unit counts once.
OWED = """
SELECT unit_id, COUNT(*), SUM(CASE WHEN is_due THEN 1 ELSE 0 END), SUM(CASE WHEN is_late THEN 1 ELSE 0 END) FROM (
  SELECT unit_id, petition_id, MIN(due_on) < %s AS is_late,
         MAX(CASE WHEN due_on >= %s AND due_on <= %s THEN 1 ELSE 0 END) = 1 AS is_due
  FROM petitions_obligation WHERE duty <> %s AND work <> %s GROUP BY unit_id, petition_id
) AS owed GROUP BY unit_id"""

ANSWERED = """
SELECT p.handling_unit_id, COUNT(*), SUM(CASE WHEN c.stopped_on IS NOT NULL AND c.stopped_on <= c.due_on THEN 1 ELSE 0 END)
FROM petitions_runningclock c JOIN petitions_petition p ON p.id = c.petition_id
WHERE c.name = %s AND c.due_on >= %s AND c.due_on <= %s AND p.is_sealed = %s GROUP BY p.handling_unit_id"""


def _owed(today: date) -> dict[int, Counts]:
    due = due_span(today)
    parameters = [
        due.first.isoformat(),
        due.first.isoformat(),
        due.last.isoformat(),
        Duty.DISCIPLINE.value,
        Work.CLOSE.value,
    ]
    with connection.cursor() as cursor:
        cursor.execute(OWED, parameters)
        return {unit: Counts(open=n, due=due_n, overdue=late) for unit, n, due_n, late in cursor.fetchall()}


def _answered(today: date) -> Mapping[int, Counts]:
    span = cohort_span(today)
    with connection.cursor() as cursor:
        cursor.execute(ANSWERED, [HANDLE.name, span.first.isoformat(), span.last.isoformat(), False])
        return {unit: Counts(cohort=n, on_time=kept) for unit, n, kept in cursor.fetchall() if unit is not None}


def waiting_for_signature(actor: Staff) -> int:
    """Return how many decisions wait for the actor's own signature: SIGN obligations in units he heads, up to 100."""
    units = sorted(actor.units_with(Duty.UNIT_HEAD, Duty.OFFICE_HEAD))
    if not units:
        return 0
    places = ", ".join(["%s"] * len(units))
    sql = (
        "SELECT COUNT(*) FROM (SELECT 1 FROM petitions_obligation "  # noqa: S608 only placeholders are put in
        f"WHERE unit_id IN ({places}) AND duty = %s AND work = %s LIMIT 100) AS waiting"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*units, Duty.UNIT_HEAD.value, Work.SIGN.value])
        return int(cursor.fetchone()[0])
