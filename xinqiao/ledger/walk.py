"""Walk the whole ledger, line by line in constant memory: plain rows and hashes, no model instances."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from xinqiao.ledger.append import GENESIS, digest_of_parts
from xinqiao.ledger.receipt import of_line
from xinqiao.ledger.signing import Signer

AT_ONCE = 5000
REGISTERING = "register"
LINE = "subject, number, verb, actor, {at}, {recorded_at}, body, previous, digest"
CHAINS, IDS = ("subject", "number", "id"), ("id", "subject", "number")  # whole keys: nothing slipped in beside a line is passed over
MOMENTS = {  # SQLite keeps text, and Django would parse each: the cast leaves it as it is
    "sqlite": {"at": "CAST(at AS text)", "recorded_at": "CAST(recorded_at AS text)"},
}
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first link of a chain that does not follow from the one before, or whose receipt is not ours."""

    subject: str
    number: int
    why: str


class Row(NamedTuple):
    """One line as the store gives it: moments as the digest has them, the body as text."""

    subject: str
    number: int
    verb: str
    actor: str
    at: str
    recorded_at: str
    body: str
    previous: str
    digest: str


def rows(columns: str, order: tuple[str, ...], where: str = "", values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield columns of the ledger's lines in an order, never more than a few thousand in memory.

    Page by page along an index, and no cursor over all: that would be copied to the disk first, or hold a transaction open for minutes.
    """
    key, marks = ", ".join(order), ", ".join(["%s"] * len(order))
    sql = f"SELECT {key}, {columns} FROM ledger_entry WHERE ({key}) > ({marks}){where and f' AND {where}'} ORDER BY {key} LIMIT {AT_ONCE}"  # noqa: S608 our own columns
    last: tuple[Any, ...] = tuple("" if name == "subject" else -1 for name in order)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, (*last, *values))
            found = cursor.fetchall()
        yield from (row[len(order) :] for row in found)
        if len(found) < AT_ONCE:
            return
        last = found[-1][: len(order)]


def digests(after: int, last: int) -> Iterator[str]:
    """Yield the digests of the lines with `after` < id ≤ `last`, in the order of their ids."""
    return (digest for (digest,) in rows("digest", IDS, "id > %s AND id <= %s", (after, last)))


def breaks(*, on_progress: Progress | None = None, signer: Signer | None = None) -> Iterator[Break]:
    """Walk every chain; yield its first broken link, and every registration whose signed receipt does not stand."""
    subject, previous, number, broken = "", GENESIS, 0, False
    signer = signer or settings.SIGNER
    columns = LINE.format(**MOMENTS.get(connection.vendor, {"at": "at", "recorded_at": "recorded_at"}))
    for walked, found in enumerate(rows(columns, CHAINS), 1):
        row = Row(*found)
        if row.subject != subject:
            subject, previous, number, broken = row.subject, GENESIS, 0, False
        number += 1
        if not broken:
            body = _json(row.body)
            if why := _fault(row, body, previous, number) or _receipt_fault(row, body, signer):
                broken = True
                yield Break(subject=row.subject, number=row.number, why=why)
        previous = row.digest
        if on_progress and walked % 1000 == 0:
            on_progress(walked)


def _fault(row: Row, body: Any, previous: str, number: int) -> str | None:
    if row.number != number:
        return "a link is missing before it"
    if row.previous != previous:
        return "it does not follow from the link before it"
    parts = [previous, row.subject, number, row.verb, row.actor, _moment(row.at), _moment(row.recorded_at), body]
    return None if row.digest == digest_of_parts(parts) else "its content was changed"


def _receipt_fault(row: Row, body: Any, signer: Signer) -> str | None:
    if row.verb != REGISTERING:
        return None
    receipt = of_line(row.subject, _aware(row.recorded_at), body)
    if receipt is None:
        return "it has no signed receipt"
    stands = signer.verifies(receipt.message, receipt.values["key"], receipt.signature)
    return None if stands else "the signature of its receipt is not ours"


def _json(body: Any) -> Any:
    """Return the body as values; text that is no JSON any more stays text, and its digest cannot fit."""
    if isinstance(body, str):
        with suppress(ValueError):
            return json.loads(body)
    return body


def _moment(at: Any) -> str:
    """Return a moment as the digest has it: UTC with microseconds. SQLite keeps text without a zone, PostgreSQL a datetime."""
    if isinstance(at, datetime):
        return at.astimezone(UTC).isoformat(timespec="microseconds")
    text = str(at).replace(" ", "T", 1)
    return f"{text}+00:00" if "." in text else f"{text}.000000+00:00"


def _aware(at: Any) -> datetime:
    return at if isinstance(at, datetime) else datetime.fromisoformat(_moment(at))
