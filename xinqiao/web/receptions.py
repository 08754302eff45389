"""What a page says of a leaders' reception day, at the desk and on the portal alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms_reception import ReceptionStatus
from xinqiao.web.ui.speech import Speech


def names_before(days: Iterable[OutreachRecord], s: Speech) -> dict[int, str]:
    """Return the names of those between whom these days were swapped, by key (one query, none where nobody was)."""
    swapped = {swap[key] for day in days for swap in day.content.get("swaps", []) for key in ("from", "to")}
    people = Person.objects.filter(pk__in=swapped) if swapped else ()
    return {person.pk: (person.name_en or person.name) if s.english else person.name for person in people}


def told(day: OutreachRecord, directory: Snapshot, names: Mapping[int, str], s: Speech) -> dict[str, Any]:
    """Return who, when and where, and every change with its reason; `names` are those who were to come before."""
    kept, person = day.content, day.person
    return {
        "number": day.number, "status": day.standing, "is_off": day.standing is ReceptionStatus.RECEPTION_CANCELLED, "unit": directory.unit(day.unit_id),
        "leader": "" if person is None else (person.name_en or person.name) if s.english else person.name,
        "on": s.day(day.on), "hours": f"{_clock(day.begins_at)}–{_clock(day.ends_at)}", "place": kept["place"], "slots": kept["slots"], "minutes": kept["minutes"],
        "swaps": [{"from": names.get(swap["from"], ""), "to": names.get(swap["to"], ""), "why": swap["why"], "did_not_come": swap.get("did_not_come", False)} for swap in kept.get("swaps", [])],
        "moves": [{"at": s.moment(datetime.fromisoformat(move["from"])), "place": move["place"], "why": move["why"]} for move in kept.get("moves", [])],
        "cancelled": kept.get("cancelled", ""), "came": kept.get("came"),
    }  # fmt: skip


def _clock(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment.astimezone(SHANGHAI):%H:%M}"
