"""Seal what is new in the ledger: a signed Merkle root, chained to the seal before (ADR-0010)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Max

from xinqiao.ledger.append import GENESIS
from xinqiao.ledger.merkle import Tree
from xinqiao.ledger.models import Entry, Seal
from xinqiao.ledger.walk import digests

__all__ = ["Busy", "Seal", "by_number", "finish_change", "latest", "newest", "seal", "unsealed"]
WAIT = "3s"  # for whoever is writing; meanwhile nobody else begins to write


class Busy(Exception):
    """Somebody is writing for a long time (an import); nothing was sealed. Try again later."""


def seal(
    at: datetime, *, day: date | None = None, next_key: str = "", also: Callable[[Seal], None] | None = None
) -> Seal | None:  # fmt: skip
    """Seal all lines that no seal covers yet. `day`: as the daily seal of that day, of which there is one, new lines or not.

    Returns the seal; None if there is none to make: the day has its seal, or (without `day` and `next_key`) nothing is new.
    `also` writes what belongs to it, in the same transaction. Of two workers at the same moment one seals.
    Raises Busy, and changes nothing, if the border cannot be drawn now.
    """
    if day is not None and Seal.objects.filter(day=day).exists():
        return None
    before = finish_change()
    after = before.last if before else 0
    last = max(_border(), after)
    if last == after and day is None and not next_key:
        return None
    tree = Tree()
    for digest in digests(after, last):
        tree.add(bytes.fromhex(digest))
    made = Seal(
        number=before.number + 1 if before else 1, day=day, sealed_at=at.replace(microsecond=0), after=after, last=last,
        entries=tree.size, root=tree.root, previous=before.signed.digest if before else GENESIS, next_key=next_key,
        key=settings.SIGNER.key_id,
    )  # fmt: skip
    made.signature = settings.SIGNER.sign(made.signed.message)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            if also:
                also(made)
    except IntegrityError:  # another one was quicker: number and day are unique
        return None
    return made


def finish_change() -> Seal | None:
    """Return the newest seal; if it announces another key, that one signs from now on, even if a power cut came between."""
    before = latest()
    if before and before.next_key:
        settings.SIGNER.change_to(before.next_key)
    return before


def latest() -> Seal | None:
    """Return the newest seal."""
    return Seal.objects.order_by("-number").first()


def by_number(number: int) -> Seal | None:
    """Return one seal."""
    return Seal.objects.filter(number=number).first()


def newest(limit: int, *, before: int | None = None) -> list[Seal]:
    """Return the newest seals, newest first; those with a lower number than `before`."""
    rows = Seal.objects.all() if before is None else Seal.objects.filter(number__lt=before)
    return list(rows.order_by("-number")[:limit])


def unsealed() -> int:
    """Return how many lines no seal covers yet."""
    newest = latest()
    return Entry.objects.filter(pk__gt=newest.last if newest else 0).count()


def _border() -> int:
    """Return the id up to which every line is there that will ever be there.

    SQLite has one writer at a time, so a line that is written later has a higher id. On PostgreSQL a transaction may have
    taken a lower id and not be committed yet: SHARE waits for those that write, and holds new ones back for that moment.
    """
    if connection.vendor != "postgresql":
        return _highest()
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
            cursor.execute("LOCK TABLE ledger_entry IN SHARE MODE")
            cursor.execute("SET LOCAL lock_timeout = DEFAULT")
        except OperationalError as error:
            raise Busy from error
        return _highest()


def _highest() -> int:
    return Entry.objects.aggregate(last=Max("pk"))["last"] or 0
