"""Legal holds against the ledger: none was let go, narrowed or taken away but by whom it tells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from xinqiao.ledger.models import Entry
from xinqiao.retention.models import Hold

PLACED, ASKED, RELEASED = "hold.place", "hold.ask_release", "hold.release"


def hold_faults() -> Iterator[str]:
    """Yield one line for every hold whose row is not what the ledger says, and for every one whose row is gone."""
    told: dict[int, dict[str, Entry]] = {}
    for line in Entry.objects.filter(subject="retention", verb__in=(PLACED, ASKED, RELEASED)).order_by("number").iterator(500):
        told.setdefault(line.body["hold"], {})[line.verb] = line
    known = set()
    for hold in Hold._default_manager.order_by("pk").iterator(500):
        known.add(hold.pk)
        lines = told.get(hold.pk, {})
        placed, released = lines.get(PLACED), lines.get(RELEASED)
        if placed is None or placed.actor != hold.placed_by or _extent(hold) != {name: placed.body.get(name) for name in _extent(hold)}:
            yield f"retention: the hold {hold.pk} is not what was recorded"
        asked, given = lines.get(ASKED), (hold.released_by, _digest(hold.why_released)) if hold.released_at else None
        if given != ((released.actor, released.body["reason_sha256"]) if released else None) or bool(hold.asked_at) != bool(asked):
            yield f"retention: the hold {hold.pk} was not let go as it was recorded"
    yield from (f"retention: the hold {key} is missing, the ledger still names it" for key in sorted(told.keys() - known))


def _extent(hold: Hold) -> dict[str, Any]:
    """What the line of its placing says of a hold; what is empty stands in no line."""
    days = {"from": hold.received_from, "to": hold.received_to, "review_on": hold.review_on}
    return {
        "number": hold.number or None, "category": hold.category or None, "unit": hold.unit_id, "as": hold.placed_as or None, "of": hold.placed_unit_id,
        "reason_sha256": _digest(hold.reason), **{name: day.isoformat() if day else None for name, day in days.items()},
    }  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
