"""The roster as iCalendar (RFC 5545): one event a shift, for the calendar of a phone or a mail program."""

from __future__ import annotations

from collections.abc import Iterable
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
    import icalendar  # here: only a download needs the wheel in memory

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{say(unit, language)} {say(Text('值班表', 'roster'), language)}")
    for shift in rows:
        made.add_component(_event(icalendar.Event(), shift, unit, language, at))
    content: bytes = made.to_ical()
    return content


def _event(event: icalendar.Event, shift: OutreachRecord, unit: UnitFacts, language: str, at: datetime) -> icalendar.Event:
    begins_at, ends_at = hours(shift)
    add = event.add
    who = "" if shift.person is None else (shift.person.name_en or shift.person.name) if language == "en" else shift.person.name
    part, role = ShiftPart(shift.content["part"]), ShiftRole(shift.content["role"])
    add("uid", f"{shift.number}@xinqiao")
    add("dtstamp", at.astimezone(UTC))
    add("dtstart", begins_at.astimezone(UTC))
    add("dtend", ends_at.astimezone(UTC))
    add("sequence", shift.version)
    add("summary", " · ".join((say(part, language), say(role, language), who)))
    add("location", " · ".join(filter(None, (say(unit, language), unit.place))))
    if number := shift.content.get("phone") or unit.phone:
        add("description", say(Text("值班电话：{number}", "Number to call: {number}").fill(number=number), language))
    add("status", "CANCELLED" if shift.status == ShiftStatus.SHIFT_CANCELLED.value else "CONFIRMED")
    return event
