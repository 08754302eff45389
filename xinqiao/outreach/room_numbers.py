"""Giving out the numbers of the reception room: one a form, at the desk and at the tablet by the door."""

from __future__ import annotations

from datetime import date, datetime

from xinqiao.directory.duties import Actor
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.room import visits
from xinqiao.outreach.steps import take_room_number
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import OutreachKind


def take_number(unit_id: int, entry: take_room_number.Entry, *, actor: Actor, at: datetime) -> OutreachRecord:
    """Give out the next number of the day, or the one that this very form got already: two presses are one number. Raises Refused as the step does."""
    fresh = OutreachRecord(kind=OutreachKind.ROOM_VISIT.value, unit_id=unit_id, on=local_day(at))
    try:
        return perform("take_room_number", fresh, entry, actor=actor, at=at)
    except Refused as refused:
        given = with_token(unit_id, local_day(at), entry.token) if refused.field == "token" else None
        if given is None:
            raise
        return given


def with_token(unit_id: int, day: date, token: str) -> OutreachRecord | None:
    """Return the number that a form with this mark got; None where it got none (one query over the newest numbers of the day)."""
    newest = visits().filter(unit=unit_id, on=day).order_by("-id")[: take_room_number.LOOKED_BACK]
    return next((row for row in newest if token and row.content.get("token") == token), None)
