"""What the worker does for joint meetings: note which task was not done by its day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.meetings import of_kind
from xinqiao.outreach.steps import note_task_late
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_meeting import TaskStatus
from xinqiao.rules.terms_outreach import OutreachKind


def note_late(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Note each task whose day passed with nothing told; return how many. Its owner owes it all the same."""
    noted = 0
    for row in of_kind(OutreachKind.MEETING_TASK).filter(status=TaskStatus.TASK_SET.value, due_on__lt=local_day(now)).order_by("pk"):
        with suppress(Refused):
            perform("note_task_late", row, note_task_late.Entry(), actor=Clockwork(), at=now)
            noted += 1
        rest()
    return noted
