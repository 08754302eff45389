"""Maintenance: from its beginning to its end everything can be read, and nobody takes a step."""

from __future__ import annotations

from datetime import datetime

from xinqiao.directory.change.record import changes, check_length, record
from xinqiao.directory.models import Maintenance
from xinqiao.directory.refused import refuse
from xinqiao.rules.text import Text

REASON = Text("理由", "Reason")


@changes
def begin_maintenance(*, until: datetime | None, why: str, by: str, at: datetime) -> Maintenance:
    """Begin it, or change its expected end and its reason while it lasts. Raises DirectoryError for an end that has passed."""
    if until is not None and until <= at:
        raise refuse("结束的时间已经过了，请写以后的时间。", "That end has passed; give a later one.", "until")
    check_length(Maintenance, "why", why, REASON)
    row = Maintenance.objects.filter(ended_at=None).order_by("pk").last() or Maintenance(begun_at=at, begun_by=by)
    row.until, row.why = until, why.strip()
    row.save()
    record("maintenance.begin", {"until": until, "reason": row.why}, by=by, at=at)
    return row


@changes
def end_maintenance(*, by: str, at: datetime) -> None:
    """End it. Raises DirectoryError if there is none."""
    if not Maintenance.objects.filter(ended_at=None).update(ended_at=at, ended_by=by):
        raise refuse("现在没有在维护。", "There is no maintenance now.", "")
    record("maintenance.end", {}, by=by, at=at)
