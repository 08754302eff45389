"""The plan of visits as iCalendar (RFC 5545): one event a visit, for the calendar of a phone or a mail program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.outreach.visits import of_unit
from xinqiao.rules.terms_visit import VisitStatus
from xinqiao.rules.text import Text, say

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//Xinqiao//Visits//ZH"
NAME = Text("下访计划", "plan of visits")
VISIT = Text("下访：{place}", "Visit: {place}")


def calendar(rows: Iterable[OutreachRecord], places: Mapping[str, OutreachRecord], people: Mapping[int, Person], directory: Snapshot, language: str, *, at: datetime) -> bytes:
    """Return visits as a calendar: where, when, who. Neither the purpose nor anything that was written on a visit stands in it.

    A visit keeps its UID, and its version is the SEQUENCE: taken in again, the event moves and is not doubled. A cancelled one is told as cancelled. Times are UTC.
    """
    import icalendar  # here: only a download needs the wheel in memory

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", say(NAME, language))
    for visit in rows:
        made.add_component(_event(icalendar.Event(), visit, places, people, directory, language, at))
    content: bytes = made.to_ical()
    return content


def _event(
    event: icalendar.Event, visit: OutreachRecord, places: Mapping[str, OutreachRecord], people: Mapping[int, Person], directory: Snapshot, language: str, at: datetime
) -> icalendar.Event:
    begins_at, ends_at = hours(visit)
    add, place = event.add, places.get(visit.place_key)
    name = place.content["name"] if place else ""
    team = [person.name_en or person.name if language == "en" else person.name for key in visit.content["team"] if (person := people.get(key))]
    add("uid", f"{visit.number}@xinqiao")
    add("dtstamp", at.astimezone(UTC))
    add("dtstart", begins_at.astimezone(UTC))
    add("dtend", ends_at.astimezone(UTC))
    add("sequence", visit.version)
    add("summary", say(VISIT.fill(place=name), language))
    add("location", " · ".join(filter(None, (say(directory.unit(of_unit(place)), language) if place else "", name))))
    add("description", "、".join(team))
    add("status", "CANCELLED" if visit.status == VisitStatus.VISIT_CANCELLED.value else "CONFIRMED")
    return event
