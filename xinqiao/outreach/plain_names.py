"""What records of outreach are called where a person reads of them: a day and a place, never the number by which the store keeps them."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach import visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.letter_parts import day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.text import Text

MEETING = Text("{day}联席会议", "Joint meeting of {day}")
VISIT, VISIT_TO = Text("{day}下访", "Visit of {day}"), Text("{day}下访{place}", "Visit to {place} on {day}")


def of_meeting(on: date) -> Text:
    """Return 2026年11月20日联席会议."""
    return MEETING.fill(day=day(on))


def of_visit(on: date, place: str = "") -> Text:
    """Return 2026年11月20日下访二矿三号宿舍楼; without the place for whoever may not see it."""
    return VISIT_TO.fill(day=day(on), place=place) if place else VISIT.fill(day=day(on))


def of_origin(row: OutreachRecord, actor: Staff, directory: Snapshot) -> Text:
    """Return what a finding or a visit is called before this reader, who sees it: what it is about, or its day and place (one query for a visit)."""
    if row.kind == OutreachKind.FINDING:
        subject = str(row.content["subject"])[:60]
        return Text(subject, subject)
    place = visits.named(actor, directory, [row.place_key]).get(row.place_key)
    return of_visit(row.on, place.content["name"] if place else "")
