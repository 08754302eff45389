"""Which records have new lines: what a round of the worker has to look at since the one before."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, QuerySet

from xinqiao.ledger.models import Entry


def newest() -> int:
    """Return the key of the newest line; 0 where there is none (one query, on the primary key)."""
    return Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def touched(after: int, last: int) -> QuerySet[Entry, Any]:
    """Return the subjects of the lines with after < key <= last, for a subquery. A line with a smaller key can be written down later: begin a little before."""
    return Entry.objects.filter(pk__gt=after, pk__lte=last).values("subject")
