"""Joint meetings as iCalendar (RFC 5545): one event a meeting, for the calendar of a phone or a mail program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.rules.terms_meeting import MeetingStatus
from xinqiao.rules.text import Text, say

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//Xinqiao//Joint meetings//ZH"
NAME = Text("联席会议", "joint meetings")
MEETING = Text("联席会议（{office}）", "Joint meeting ({office})")


def calendar(rows: Iterable[OutreachRecord], directory: Snapshot, language: str, *, at: datetime) -> bytes:
    """Return meetings as a calendar: when, where, which office. No item, no unit and no name stands in it.

    A meeting keeps its UID, and its version is the SEQUENCE: taken in again, the event moves and is not doubled. A cancelled one is told as cancelled. Times are UTC.
    """
    import icalendar  # here: only a download needs the wheel in memory

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", say(NAME, language))
    for row in rows:
        made.add_component(_event(icalendar.Event(), row, directory, language, at))
    content: bytes = made.to_ical()
    return content


def _event(event: icalendar.Event, row: OutreachRecord, directory: Snapshot, language: str, at: datetime) -> icalendar.Event:
    begins_at, ends_at = hours(row)
    add = event.add
    add("uid", f"{row.number}@xinqiao")
    add("dtstamp", at.astimezone(UTC))
    add("dtstart", begins_at.astimezone(UTC))
    add("dtend", ends_at.astimezone(UTC))
    add("sequence", row.version)
    add("summary", say(MEETING.fill(office=directory.unit(row.unit_id)), language))
    add("location", row.content["place"])
    add("status", "CANCELLED" if row.status == MeetingStatus.MEETING_CANCELLED.value else "CONFIRMED")
    return event
