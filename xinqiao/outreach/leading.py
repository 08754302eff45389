"""The days of one leader: when he receives, where he goes."""

from __future__ import annotations

from xinqiao.directory.duties import Staff
from xinqiao.outreach import receptions, visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.terms_outreach import OutreachKind

KINDS = (OutreachKind.RECEPTION_DAY.value, OutreachKind.VISIT.value)


def days_of(actor: Staff, *, most: int = 6) -> list[OutreachRecord]:
    """Return the reception days and visits that name the actor and are to come, under way or not reported yet, the soonest first (one query by the index of persons)."""
    rows = OutreachRecord.objects.filter(person_id=actor.person.pk, kind__in=KINDS, status__in=(*receptions.TO_COME, *visits.TO_COME))
    return list(rows.order_by("on", "pk")[:most])
