"""What the three rates of units are counted from: k and n by the unit in charge, sealed petitions left out (条例§30(3)), and those of the keys `hidden`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q

from xinqiao.petitions.models import LinkedRecord, Petition, Rating, RunningClock
from xinqiao.petitions.reading import Span
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.clocks import FIRST_CONTACT, HANDLE, KEEP_PROMISE, STUDY
from xinqiao.rules.terms import RatingValue, RecordKind, Resolution

ByUnit = dict[int, tuple[int, int]]  # unit -> (k, n)


def contacted(span: Span, hidden: Sequence[int]) -> ByUnit:
    """Return first contacts that fell due in `span`; k = made on or before that day."""
    return kept(FIRST_CONTACT.name, span, hidden)


def kept(clock: str, span: Span, hidden: Sequence[int]) -> ByUnit:
    """Return the time limits of one clock that fell due in `span`; k = stopped on or before that day."""
    rows = RunningClock.objects.filter(
        name=clock, due_on__gte=span.first, due_on__lte=span.last, petition__is_sealed=False
    ).exclude(petition__in=hidden).order_by()  # fmt: skip
    return _counted(rows.values_list("petition__handling_unit").annotate(k=Count("pk", filter=Q(stopped_on__lte=F("due_on"))), n=Count("pk")))


def solved(first: date, last: date, hidden: Sequence[int]) -> ByUnit:
    """Return petitioners asked at a call-back on these days, the last of each matter; k = said it is solved."""
    rows = Petition.objects.filter(resolution_on__gte=first, resolution_on__lte=last, is_sealed=False).exclude(pk__in=hidden).order_by()
    is_solved = Q(resolution=Resolution.SOLVED.value)
    return _counted(rows.values_list("handling_unit").annotate(k=Count("pk", filter=is_solved), n=Count("pk")))


def solved_at_first(first: date, last: date, hidden: Sequence[int]) -> ByUnit:
    """Return the same petitioners; k = said it is solved, of a matter that was answered once: no second period to handle it, no review asked."""
    over = RunningClock.objects.filter(name__in=(HANDLE.name, STUDY.name), stopped_on__isnull=False)
    before = over.filter(petition=OuterRef("petition"), pk__lt=OuterRef("pk"))
    again = over.filter(Exists(before), petition=OuterRef("pk"))
    reviewed = LinkedRecord.objects.filter(petition=OuterRef("pk"), kind__in=(RecordKind.REVIEW.value, RecordKind.FINAL_REVIEW.value))
    rows = Petition.objects.filter(resolution_on__gte=first, resolution_on__lte=last, is_sealed=False).exclude(pk__in=hidden).order_by()
    at_first = Q(resolution=Resolution.SOLVED.value) & ~Exists(again) & ~Exists(reviewed)
    return _counted(rows.values_list("handling_unit").annotate(k=Count("pk", filter=at_first), n=Count("pk")))


# The record of a clock is named by its kind and position; `||` joins text and number on both stores.
PROMISES = """
SELECT r.unit_id, SUM(CASE WHEN c.stopped_by = %s AND c.stopped_on <= c.due_on THEN 1 ELSE 0 END), COUNT(*)
FROM petitions_runningclock c JOIN petitions_petition p ON p.id = c.petition_id
JOIN petitions_linkedrecord r ON r.petition_id = c.petition_id AND r.kind = %s AND c.record = r.kind || ':' || r.position
WHERE c.name = %s AND c.due_on >= %s AND c.due_on <= %s AND p.is_sealed = %s {seen} GROUP BY r.unit_id"""


def promises(span: Span, hidden: Sequence[int]) -> ByUnit:
    """Return promises that fell due in `span`, by the unit that gave them; k = shown to be kept on or before that day. Explained is not kept."""
    seen = f"AND p.id NOT IN ({', '.join(['%s'] * len(hidden))})" if hidden else ""
    parameters: list[str | int] = ["keep_promise", RecordKind.PROMISE.value, KEEP_PROMISE.name, span.first.isoformat(), span.last.isoformat(), False, *hidden]
    with connection.cursor() as cursor:
        cursor.execute(PROMISES.format(seen=seen), parameters)
        return _counted(cursor.fetchall())


HARD = (RecordKind.SPONSORSHIP, RecordKind.SUPERVISION, RecordKind.HEARING, RecordKind.REVIEW, RecordKind.FINAL_REVIEW, RecordKind.MEMBER)


def hard_settled(first: date, last: date, hidden: Sequence[int]) -> dict[int, int]:
    """Return how many hard matters are settled: called back on these days, the petitioner said solved, and it needed one of HARD."""
    needed = LinkedRecord.objects.filter(petition=OuterRef("pk"), kind__in=[kind.value for kind in HARD])
    rows = Petition.objects.filter(
        Exists(needed), resolution=Resolution.SOLVED.value, resolution_on__gte=first, resolution_on__lte=last, is_sealed=False, has_records=True
    ).exclude(pk__in=hidden).order_by()  # fmt: skip
    return {unit: n for unit, n in rows.values_list("handling_unit").annotate(Count("pk")) if unit is not None}


def rated(begin: datetime, hidden: Sequence[int], *, fairly: bool) -> ByUnit:
    """Return ratings of the unit given since `begin`; k = satisfied, with `fairly` also those who said fairly."""
    good = [RatingValue.SATISFIED.value, *([RatingValue.FAIRLY.value] if fairly else [])]
    rows = Rating.objects.filter(rated_at__gte=begin, petition__is_sealed=False).exclude(petition__in=hidden).order_by()
    return _counted(rows.values_list("petition__handling_unit").annotate(k=Count("pk", filter=Q(unit__in=good)), n=Count("pk")))


Days = Sequence[tuple[date, date]]  # first and last day of each period, the newest first


def kept_by_period(unit: int, clocks: Sequence[str], periods: Days, hidden: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Return the same of one unit for each of these clocks and each of the periods: (k, n), by the name of the clock (one query)."""
    rows = RunningClock.objects.filter(
        name__in=clocks, due_on__gte=periods[-1][0], due_on__lte=periods[0][1], petition__is_sealed=False, petition__handling_unit=unit,
    ).exclude(petition__in=hidden).order_by()  # fmt: skip
    spans = [Q(due_on__range=days) for days in periods]
    columns = {f"k{i}": Count("pk", filter=span & Q(stopped_on__lte=F("due_on"))) for i, span in enumerate(spans)} | {f"n{i}": Count("pk", filter=span) for i, span in enumerate(spans)}
    return {row["name"]: _pairs(row, len(periods)) for row in rows.values("name").annotate(**columns)}


def solved_by_period(unit: int, periods: Days, hidden: Sequence[int]) -> list[tuple[int, int]]:
    """Return `solved` of one unit for each of the periods (one query)."""
    rows = Petition.objects.filter(handling_unit=unit, resolution_on__gte=periods[-1][0], resolution_on__lte=periods[0][1], is_sealed=False).exclude(pk__in=hidden)
    spans, is_solved = [Q(resolution_on__range=days) for days in periods], Q(resolution=Resolution.SOLVED.value)
    columns = {f"k{i}": Count("pk", filter=span & is_solved) for i, span in enumerate(spans)} | {f"n{i}": Count("pk", filter=span) for i, span in enumerate(spans)}
    return _pairs(rows.order_by().aggregate(**columns), len(periods))


def rated_by_period(unit: int, periods: Days, hidden: Sequence[int]) -> list[tuple[int, int]]:
    """Return `rated` of one unit, satisfied or fairly, for each of the periods (one query)."""
    begins = [datetime.combine(first, time(), SHANGHAI) for first, _ in periods]
    ends = [datetime.combine(last + timedelta(days=1), time(), SHANGHAI) for _, last in periods]
    rows = Rating.objects.filter(petition__handling_unit=unit, rated_at__gte=begins[-1], rated_at__lt=ends[0], petition__is_sealed=False).exclude(petition__in=hidden)
    spans, is_good = [Q(rated_at__gte=begin, rated_at__lt=end) for begin, end in zip(begins, ends, strict=True)], Q(unit__in=[RatingValue.SATISFIED.value, RatingValue.FAIRLY.value])
    columns = {f"k{i}": Count("pk", filter=span & is_good) for i, span in enumerate(spans)} | {f"n{i}": Count("pk", filter=span) for i, span in enumerate(spans)}
    return _pairs(rows.order_by().aggregate(**columns), len(periods))


def _pairs(row: Mapping[str, Any], periods: int) -> list[tuple[int, int]]:
    return [(row[f"k{i}"], row[f"n{i}"]) for i in range(periods)]


def _counted(rows: Iterable[tuple[int | None, int, int]]) -> ByUnit:
    return {unit: (k, n) for unit, k, n in rows if unit is not None}
