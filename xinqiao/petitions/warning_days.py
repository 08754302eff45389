"""How long before and after its end a time limit of one matter is warned of: a dated matrix, else the plain policy."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.scoped import DAY_KEYS, URGENT_KEYS


def warning_days(directory: Snapshot, today: date, *, channel: str, is_urgent: bool, clock: str) -> dict[str, int]:
    """Return `remind_days` and `serious_days` for a time limit `clock` of a matter that came in by `channel`."""
    return {key: directory.policy_for(key, today, channel=channel, is_urgent=is_urgent, clock=clock) for key in DAY_KEYS}


def urgent_warning(directory: Snapshot, today: date, *, channel: str) -> dict[str, int]:
    """Return `limit_hours`, `remind_minutes` and `serious_hours` for an urgent report on a matter that came in by `channel`."""
    remind, serious = (directory.policy_for(key, today, channel=channel, is_urgent=True, clock="") for key in URGENT_KEYS)
    return {"limit_hours": directory.policy("urgent_hours", today), "remind_minutes": remind, "serious_hours": serious}
