"""What the three rates of units are counted from: k and n by the unit in charge, sealed petitions left out (条例§30(3)), and those of the keys `hidden`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Count, F, Q

from xinqiao.petitions.models import Petition, Rating, RunningClock
from xinqiao.petitions.reading import Span
from xinqiao.rules.clocks import FIRST_CONTACT
from xinqiao.rules.terms import RatingValue, Resolution

ByUnit = dict[int, tuple[int, int]]  # unit -> (k, n)


def contacted(span: Span, hidden: Sequence[int]) -> ByUnit:
    """Return first contacts that fell due in `span`; k = made on or before that day."""
    rows = RunningClock.objects.filter(
        name=FIRST_CONTACT.name, due_on__gte=span.first, due_on__lte=span.last, petition__is_sealed=False
    ).exclude(petition__in=hidden).order_by()  # fmt: skip
    return _counted(rows.values_list("petition__handling_unit").annotate(k=Count("pk", filter=Q(stopped_on__lte=F("due_on"))), n=Count("pk")))


def solved(first: date, last: date, hidden: Sequence[int]) -> ByUnit:
    """Return petitioners asked at a call-back on these days, the last of each matter; k = said it is solved."""
    rows = Petition.objects.filter(resolution_on__gte=first, resolution_on__lte=last, is_sealed=False).exclude(pk__in=hidden).order_by()
    is_solved = Q(resolution=Resolution.SOLVED.value)
    return _counted(rows.values_list("handling_unit").annotate(k=Count("pk", filter=is_solved), n=Count("pk")))


def rated(begin: datetime, hidden: Sequence[int], *, fairly: bool) -> ByUnit:
    """Return ratings of the unit given since `begin`; k = satisfied, with `fairly` also those who said fairly."""
    good = [RatingValue.SATISFIED.value, *([RatingValue.FAIRLY.value] if fairly else [])]
    rows = Rating.objects.filter(rated_at__gte=begin, petition__is_sealed=False).exclude(petition__in=hidden).order_by()
    return _counted(rows.values_list("petition__handling_unit").annotate(k=Count("pk", filter=Q(unit__in=good)), n=Count("pk")))


def _counted(rows: Iterable[tuple[int | None, int, int]]) -> ByUnit:
    return {unit: (k, n) for unit, k, n in rows if unit is not None}
