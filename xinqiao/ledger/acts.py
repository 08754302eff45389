"""Look up lines of many chains by what they record."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from xinqiao.ledger.models import Entry


def newest(verbs: Collection[str], subjects: QuerySet[Any, Any], *, before: int | None, limit: int) -> list[Entry]:
    """Return the newest lines with one of `verbs` in the chains of `subjects` (a query for their names), at most `limit`; older than `before`."""
    rows = Entry.objects.filter(verb__in=verbs, subject__in=subjects)
    return list((rows if before is None else rows.filter(pk__lt=before)).order_by("-pk")[:limit])


def bodies(verb: str, key: str) -> list[Any]:
    """Return what every line with this verb says under a key of its body; lines that do not say it are left out."""
    rows = Entry.objects.filter(verb=verb, **{f"body__{key}__isnull": False})
    return list(rows.values_list(f"body__{key}", flat=True))


def count(verb: str, said: Q) -> int:
    """Return how many lines with this verb say so."""
    return Entry.objects.filter(said, verb=verb).count()
