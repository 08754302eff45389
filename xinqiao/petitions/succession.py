"""Find every matter whose unit has ended, and let the successor go on with it: once, whoever asks and however often (条例§24)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import succeed
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import PetitionStatus


def succeed_units(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Take the step `succeed` on every open petition of a unit that has ended and has a successor; return on how many.

    What is closed stays where it was, unless something is still owed on it. Each in its own transaction, as breaches are.
    """
    directory, today = snapshot.current(), local_day(now)
    heirs = {pk: directory.heir(pk, today) for pk in directory.units}
    gone = [pk for pk, heir in heirs.items() if heir is not None and heir.pk != pk]
    if not gone:
        return 0
    owing = Exists(Obligation.objects.filter(petition=OuterRef("pk")))
    parts = Exists(LinkedRecord.objects.filter(petition=OuterRef("pk"), unit_id__in=gone))
    left = Petition.objects.filter(Q(handling_unit__in=gone) | Q(desk_unit__in=gone) | (Q(has_records=True) & Q(parts))).filter(
        ~Q(status=PetitionStatus.CLOSED.value) | owing
    )
    moved = 0
    for key in list(left.order_by("pk").values_list("pk", flat=True)):
        with suppress(Refused):
            perform("succeed", Petition.objects.get(pk=key), succeed.Entry(), actor=Clockwork(), at=now)
            moved += 1
        rest()
    return moved
