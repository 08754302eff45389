"""What the worker does for recommendations: note which one was not answered by its day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.advising import advice
from xinqiao.outreach.steps import note_advice_late
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_advice import AdviceStatus


def note_late(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Note each recommendation whose day passed without written feedback; return how many. Its unit owes the feedback all the same."""
    noted = 0
    for row in advice().filter(status=AdviceStatus.ADVISED.value, due_on__lt=local_day(now)).order_by("pk"):
        with suppress(Refused):
            perform("note_advice_late", row, note_advice_late.Entry(), actor=Clockwork(), at=now)
            noted += 1
        rest()
    return noted
