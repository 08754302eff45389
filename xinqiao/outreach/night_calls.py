"""What came in while nobody sits at the desk: told to whoever leads the shift, and after some minutes to the next in line (policy)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.duty import EmptyDesk
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Duty, Work

MOST = 5


def calls(desks: Iterable[EmptyDesk], actor: Staff, directory: Snapshot, now: datetime) -> list[Petition]:
    """Return the matters registered at these empty desks that nobody has triaged, newest first, of those that the actor may see.

    One query, none where every desk is staffed. What he took down himself he knows. The worklist lines that wait lead to
    them (index `obligation_worklist`), so it does not grow with what is done. A matter is told until somebody triages it or comes on duty.
    """
    waiting = Q(pk__in=())
    for desk in desks:
        waiting |= Q(obligations__unit_id=desk.unit_id, recorded_at__gte=desk.since, recorded_at__lte=now - desk.after)
    if not waiting.children[1:]:
        return []
    rows = visible_to(actor, directory).filter(waiting, obligations__duty=Duty.COORDINATOR.value, obligations__work=Work.TRIAGE.value)
    return list(rows.exclude(first_receiver__in=sorted(actor.everyone)).order_by("-id").distinct()[:MOST])
