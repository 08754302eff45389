"""Who is on duty now, and which number to call: on the start page for the receiving office, on a page of its own for all desks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach import duty
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.web.petitioner.page import page
from xinqiao.web.ui.speech import speech


@require_safe
def on_duty(request: HttpRequest) -> HttpResponse:
    """The receiving office and every desk at which somebody is on duty now; then the numbers of the other units that handle petitions."""
    directory, now = snapshot.current(), timezone.now()
    today = timezone.localdate(now)
    units = [unit for unit in directory.in_order() if unit.exists_on(today) and (unit.is_front_desk or unit.handles_petitions)]
    units.sort(key=lambda unit: not unit.is_front_desk)
    every = desks(units, directory, now)
    there = [desk for desk in every if desk["people"] or desk["unit"].is_front_desk]
    return page(request, "portal/on_duty", directory, {"there": there, "others": [desk for desk in every if desk not in there]}, is_private=False)


def desks(units: Iterable[UnitFacts], directory: Snapshot, now: datetime) -> list[dict[str, Any]]:
    """Return each unit with whoever is on duty at its desk now (one query for all).

    The number is the one that the roster gives for the shift, else the unit's. Of a person nothing else is told, and
    where nobody is on duty the unit's own number stands.
    """
    every = list(units)
    there: dict[int, list[OutreachRecord]] = {unit.pk: [] for unit in every}
    for shift in duty.on_duty(there, directory, now):
        there[shift.unit_id].append(shift)
    return [
        {"unit": unit, "phone": unit.phone, "place": unit.place, "people": [_person(shift, unit) for shift in there[unit.pk]]} for unit in every
    ]  # fmt: skip


def _person(shift: OutreachRecord, unit: UnitFacts) -> dict[str, str]:
    s, person = speech(), shift.person
    name = "" if person is None else (person.name_en or person.name) if s.english else person.name
    return {"name": name, "phone": str(shift.content.get("phone") or unit.phone), "until": s.moment(hours(shift)[1])}
