"""How many days before and after its last day a time limit of one matter is warned of: a dated matrix, else the plain policy."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.scoped import SCOPED_KEYS


def warning_days(directory: Snapshot, today: date, *, channel: str, is_urgent: bool, clock: str) -> dict[str, int]:
    """Return `remind_days` and `serious_days` for a time limit `clock` of a matter that came in by `channel`."""
    return {key: directory.policy_for(key, today, channel=channel, is_urgent=is_urgent, clock=clock) for key in SCOPED_KEYS}
