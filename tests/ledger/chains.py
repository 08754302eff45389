"""Chains for tests of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from xinqiao.ledger.append import Line, append
from xinqiao.ledger.walk import breaks

AT = datetime(2026, 3, 2, 1, 30, 0, 123456, tzinfo=UTC)


def line(subject: str = "XQ-1", verb: str = "open", **body: Any) -> Line:
    """Return a line to append."""
    return Line(subject=subject, verb=verb, actor="person:7", at=AT, recorded_at=AT + timedelta(seconds=1), body=body)


def chain(subject: str, length: int) -> None:
    """Append `length` lines to a chain."""
    append([line(subject, "remark", n=n) for n in range(length)])


def found() -> list[tuple[str, int, str]]:
    """Return what `breaks` names."""
    return [(broken.subject, broken.number, broken.why) for broken in breaks()]
