"""The rows of the retention schedule as staff read them, with the years that count today."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.retention import SCHEDULE
from xinqiao.web.ui.speech import Speech


def schedule(directory: Snapshot, today: date, s: Speech) -> list[dict[str, str]]:
    """Return one row for each kind: what, how long, from when, what ends it, by which rule."""
    return [
        {
            "what": s.say(row.what), "starts": s.say(row.starts), "end": s.say(row.end), "source": row.source,
            "period": s.say(row.period.fill(years=directory.policy(row.policy, today))) if row.policy else s.say(row.period),
        }
        for row in SCHEDULE
    ]  # fmt: skip
