"""Write on the chain "retention": one at a time, in the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xinqiao.documents.models import Sequence
from xinqiao.ledger.append import Line, append

SUBJECT = "retention"


def lock() -> Sequence:
    """Hold the chain until the transaction ends; the row also counts the batches."""
    row, _ = Sequence.objects.select_for_update().get_or_create(scope=SUBJECT, defaults={"last": 0})
    return row


def record(verb: str, body: dict[str, Any], *, by: str, at: datetime) -> None:
    """Append one line. The caller has called `lock()` in this transaction."""
    append([Line(subject=SUBJECT, verb=verb, actor=by, at=at, recorded_at=at, body=body)])
