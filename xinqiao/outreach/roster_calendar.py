"""The roster as iCalendar (RFC 5545): one event a shift, for the calendar of a phone or a mail program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.rules.terms_outreach import ShiftPart, ShiftRole, ShiftStatus
from xinqiao.rules.text import Text, say

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//Xinqiao//Roster//ZH"


def calendar(rows: Iterable[OutreachRecord], unit: UnitFacts, language: str, *, at: datetime) -> bytes:
    """Return shifts of one unit, each with its person, as a calendar. Nothing that a shift wrote down stands in it.

    A shift keeps its UID, and its version is the SEQUENCE: taken in again, the event moves and is not doubled. A cancelled
    shift is told as cancelled. Times are UTC.
    """
    return made_of(rows, f"{say(unit, language)} {say(Text('值班表', 'roster'), language)}", PRODUCT, lambda event, shift: _event(event, shift, unit, language, at))


def made_of(rows: Iterable[OutreachRecord], name: str, product: str, event_of: Callable[[icalendar.Event, OutreachRecord], icalendar.Event]) -> bytes:
    """Return a calendar of this name with one event a record, each filled in by `event_of`."""
    import icalendar  # here: only a download needs the wheel in memory

    made = icalendar.Calendar()
    made.add("prodid", product)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for row in rows:
        made.add_component(event_of(icalendar.Event(), row))
    content: bytes = made.to_ical()
    return content


def timed(event: icalendar.Event, row: OutreachRecord, at: datetime, *, is_off: bool) -> icalendar.Event:
    """Fill in what every record has: its UID, its hours (UTC), its version as SEQUENCE, and whether it is off."""
    begins_at, ends_at = hours(row)
    add = event.add
    add("uid", f"{row.number}@xinqiao")
    add("dtstamp", at.astimezone(UTC))
    add("dtstart", begins_at.astimezone(UTC))
    add("dtend", ends_at.astimezone(UTC))
    add("sequence", row.version)
    add("status", "CANCELLED" if is_off else "CONFIRMED")
    return event


def who(row: OutreachRecord, language: str) -> str:
    """Return the name of the member of staff, as a reader of this language reads it."""
    return "" if row.person is None else (row.person.name_en or row.person.name) if language == "en" else row.person.name


def _event(event: icalendar.Event, shift: OutreachRecord, unit: UnitFacts, language: str, at: datetime) -> icalendar.Event:
    part, role = ShiftPart(shift.content["part"]), ShiftRole(shift.content["role"])
    add = timed(event, shift, at, is_off=shift.status == ShiftStatus.SHIFT_CANCELLED.value).add
    add("summary", " · ".join((say(part, language), say(role, language), who(shift, language))))
    add("location", " · ".join(filter(None, (say(unit, language), unit.place))))
    if number := shift.content.get("phone") or unit.phone:
        add("description", say(Text("值班电话：{number}", "Number to call: {number}").fill(number=number), language))
    return event
