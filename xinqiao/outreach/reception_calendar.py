"""The reception days as iCalendar (RFC 5545): one event a day, for the calendar of a phone or a mail program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster_calendar import made_of, timed, who
from xinqiao.rules.terms_reception import ReceptionStatus
from xinqiao.rules.text import Text, say

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//Xinqiao//Reception days//ZH"
NAME = Text("领导接待日", "Leaders' reception days")


def calendar(rows: Iterable[OutreachRecord], directory: Snapshot, language: str, *, at: datetime) -> bytes:
    """Return days, each with its leader, as a calendar: who, when, where; nothing of who comes. A day that was cancelled is told as cancelled."""
    return made_of(rows, say(NAME, language), PRODUCT, lambda event, row: _event(event, row, directory, language, at))


def _event(event: icalendar.Event, row: OutreachRecord, directory: Snapshot, language: str, at: datetime) -> icalendar.Event:
    add = timed(event, row, at, is_off=row.status == ReceptionStatus.RECEPTION_CANCELLED.value).add
    add("summary", f"{say(NAME, language)} · {who(row, language)}")
    add("location", " · ".join(filter(None, (say(directory.unit(row.unit_id), language), row.content["place"]))))
    return event
