"""Rows of what goes on outside any one petition, for the benchmark alone: copies of the demonstration's, without steps and without chains.

The pages that are measured read rows; how those came about costs them nothing, and forty thousand shifts by their steps would take an hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Term
from xinqiao.rules.terms_outreach import OutreachKind, ShiftStatus
from xinqiao.rules.terms_reception import ReceptionStatus
from xinqiao.rules.terms_visit import PlaceStatus, VisitStatus

DAYS, SHIFTS_A_DAY, VISITS, PLACES, RECEPTIONS = 5 * 365, 20, 20_000, 200, 500
BATCH = 2_000


def grow(now: datetime) -> int:
    """Add five years of rosters, 200 places, 20,000 visits and 500 reception days that are over; return how many rows. Nothing where they are there already."""
    if OutreachRecord.objects.filter(number__startswith="bench-").exists():
        return 0
    places = [*_copies(OutreachKind.PLACE, PlaceStatus.PLACE_OPEN, now, PLACES)]
    _write(iter(places))
    keys = [place.number for place in places]
    return PLACES + sum(
        (
            _write(_copies(OutreachKind.SHIFT, ShiftStatus.SIGNED_FOR, now, DAYS * SHIFTS_A_DAY)),
            _write(_copies(OutreachKind.VISIT, VisitStatus.VISIT_REPORTED, now, VISITS, keys)),
            _write(_copies(OutreachKind.RECEPTION_DAY, ReceptionStatus.RECEPTION_HELD, now, RECEPTIONS)),
        )
    )


def _copies(kind: OutreachKind, status: Term, now: datetime, n: int, places: Sequence[str] = ()) -> Iterator[OutreachRecord]:
    """Yield `n` copies of the demonstration's records of a kind, over the five years before today, each over and owed by nobody."""
    samples = list(OutreachRecord.objects.filter(kind=kind.value).exclude(number__startswith="bench-").order_by("pk")[:50])
    if not samples:
        raise RuntimeError(f"the demonstration enterprise has no {kind.value}")
    for serial in range(n):
        of = samples[serial % len(samples)]
        back = timedelta(days=1 + serial * DAYS // n)
        on = local_day(now) - back
        moved = on - of.on
        yield OutreachRecord(
            kind=kind.value, number=f"bench-{kind.value}-{serial}", version=1, status=status.value, unit_id=of.unit_id, person_id=of.person_id, on=on,
            begins_at=of.begins_at + moved if of.begins_at else None, ends_at=of.ends_at + moved if of.ends_at else None,
            place_key=places[serial % len(places)] if places else of.place_key, content=of.content,
        )  # fmt: skip


def _write(rows: Iterator[OutreachRecord]) -> int:
    written = 0
    while batch := list(islice(rows, BATCH)):
        written += len(OutreachRecord.objects.bulk_create(batch))
    return written
