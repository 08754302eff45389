"""Leaders' reception days, for everybody: who, when, where, what changed and why, and how to come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.outreach import bookings, receptions
from xinqiao.outreach.models import OutreachRecord
from xinqiao.web.petitioner.page import page
from xinqiao.web.receptions import names_before, told
from xinqiao.web.ui.speech import speech

AT_ONCE = 60


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The days to come that were published."""
    directory, now = snapshot.current(), timezone.now()
    today = timezone.localdate(now)
    rows, s = receptions.announced(today, AT_ONCE), speech(today)
    names = names_before(rows, s)
    context = {"days": [{**told(row, directory, names, s), **_room(row, now)} for row in rows], "desk": directory.front_desk(today)}
    return page(request, "portal/reception", directory, context, section="reception", is_private=False)


def _room(day: OutreachRecord, at: datetime) -> dict[str, Any]:
    """Return whether it can be booked, where, and how many slots are left: a count, never who has the others."""
    return {"is_open": bookings.is_open(day, at), "free": len(bookings.free_slots(day)), "url": f"{reverse('portal:booking')}?day={day.number}"}
