"""What happened at the door, in the ledger: one chain, with person numbers; no name, no address, no device, no code."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from xinqiao.directory.models import Edition, Person
from xinqiao.ledger.append import Line, append

SUBJECT = "sign_in"
SOMEBODY = "somebody"  # whoever failed: it need not have been the person


def record(verb: str, person: Person | None, *, by: str, at: datetime, **body: str | int | bool | None) -> None:
    """Append a line about the sign-in of `person` (None: the name is nobody's) by `by` ("person:12", SOMEBODY, "command").

    One after the other: the directory's row is the lock of this chain too.
    """
    with transaction.atomic():
        Edition.objects.select_for_update().get_or_create(pk=1, defaults={"number": 0})
        kept = {"person": person.pk if person else None, **body}
        append([Line(subject=SUBJECT, verb=verb, actor=by, at=at, recorded_at=at, body=kept)])


def own(person: Person) -> str:
    """Return the actor's name of a person who does something himself."""
    return f"person:{person.pk}"
