"""Runs of `verify` that were asked for on a page: one worker does each, a page reads how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Q, QuerySet

from xinqiao.ledger.models import Check, Entry

__all__ = ["Check", "ask", "beat", "by_key", "claim", "end", "is_waiting", "newest"]
LEASE = timedelta(minutes=2)  # a worker that said nothing for so long is gone; another begins anew
MOST_FAULTS = 200


def ask(*, by: str, at: datetime, with_files: bool) -> Check:
    """Ask for a run; while one waits or runs, that one is the answer."""
    open_one = Check.objects.filter(ended_at=None).order_by("pk").first()
    return open_one or Check.objects.create(asked_by=by, asked_at=at, with_files=with_files)


def is_waiting(at: datetime) -> bool:
    """Return whether a run waits for a worker."""
    return _unclaimed(at).exists()


def claim(at: datetime) -> Check | None:
    """Take the run that waits longest; None if there is none. Of two workers one gets it."""
    for check in _unclaimed(at).order_by("pk"):
        if Check.objects.filter(pk=check.pk, claimed_at=check.claimed_at, ended_at=None).update(claimed_at=at, walked=0):
            Check.objects.filter(pk=check.pk).update(total=Entry.objects.count())
            return check
    return None


def beat(check: Check, walked: int, at: datetime) -> None:
    """Say how far a run is."""
    Check.objects.filter(pk=check.pk).update(walked=walked, claimed_at=at)


def end(check: Check, faults: Iterable[str], *, seals: int, unsealed: int, at: datetime) -> None:
    """Keep the result of a run: how many faults, and the first of them."""
    remaining = iter(faults)
    first = [fault[:500] for fault in islice(remaining, MOST_FAULTS)]
    found = len(first) + sum(1 for _ in remaining)
    Check.objects.filter(pk=check.pk).update(ended_at=at, found=found, faults=first, seals=seals, unsealed=unsealed)


def by_key(pk: int) -> Check | None:
    """Return one run."""
    return Check.objects.filter(pk=pk).first()


def newest(limit: int) -> list[Check]:
    """Return the newest runs."""
    return list(Check.objects.order_by("-pk")[:limit])


def _unclaimed(at: datetime) -> QuerySet[Check]:
    return Check.objects.filter(Q(claimed_at=None) | Q(claimed_at__lt=at - LEASE), ended_at=None)
