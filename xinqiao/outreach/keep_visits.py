"""What the worker does for the outreach visits: note which one was not reported in time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.steps import note_visit_late
from xinqiao.outreach.visits import of_kind
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import VisitStatus

OPEN = (VisitStatus.VISIT_PLANNED.value, VisitStatus.VISIT_OUT.value)


def note_late(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Note each visit whose report is overdue; return how many. It waits for the head of the office from then on."""
    noted = 0
    for row in of_kind(OutreachKind.VISIT).filter(status__in=OPEN, on__lt=local_day(now)).order_by("pk"):
        with suppress(Refused):
            perform("note_visit_late", row, note_visit_late.Entry(), actor=Clockwork(), at=now)
            noted += 1
        rest()
    return noted
