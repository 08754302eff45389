"""Who is writing on a matter right now (3.13): a hint for the next one, never a lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xinqiao.ledger.append import last_acts
from xinqiao.petitions.models import OpenForm, Petition

EXPIRES = timedelta(minutes=30)  # after so long nobody is writing any more, or has saved elsewhere


@dataclass(frozen=True, slots=True)
class Writer:
    """A member of staff who has the form of `step` open since `at`."""

    person_id: int
    step: str
    at: datetime


def open_form(petition: Petition, step: str, person_id: int, now: datetime) -> list[Writer]:
    """Note that this person has the form of a step open; return who else is writing on the same matter, longest first (three queries)."""
    OpenForm.objects.update_or_create(
        petition=petition, step=step, person_id=person_id, defaults={"opened_at": now}
    )
    return others(petition, person_id, now)


def others(petition: Petition, person_id: int, now: datetime) -> list[Writer]:
    """Return who else has a form of this matter open and has recorded nothing since (one query, and one more when somebody has)."""
    rows = OpenForm.objects.filter(petition=petition, opened_at__gt=now - EXPIRES).exclude(person_id=person_id)
    writers = [Writer(*row) for row in rows.order_by("opened_at").values_list("person_id", "step", "opened_at")]
    last = last_acts(petition.number, writers[0].at) if writers else {}
    return [writer for writer in writers if (at := last.get(f"person:{writer.person_id}")) is None or at < writer.at]
