"""Find every time limit that has passed and put each on record, once, whoever asks and however often."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import breach
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import CLOCKS, Binds

DUTIES = sorted(clock.name for clock in CLOCKS.values() if clock.binds is Binds.STAFF and clock.is_duty)


def record_breaches(now: datetime) -> int:
    """Take the step `breach` on every petition with a duty that is past its last day; return on how many it was taken.

    Each in its own transaction, so that a worker that is killed leaves what it did, and the next goes on. Two workers
    at once are kept apart by the lock on the petition's row: the second is refused, because it is on record.
    """
    late = RunningClock.objects.filter(stopped_on=None, breached_on=None, due_on__lt=local_day(now), name__in=DUTIES)
    keys = sorted(set(late.exclude(petition__status="closed").values_list("petition_id", flat=True)))
    recorded = 0
    for key in keys:
        with suppress(Refused):
            perform("breach", Petition.objects.get(pk=key), breach.Entry(), actor=Clockwork(), at=now)
            recorded += 1
    return recorded
