"""Find every time limit that is near or past: warn of it and put it on record, once, whoever asks and however often."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db.models import F, Q

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import alert, breach
from xinqiao.petitions.steps import lapse as lapse_step
from xinqiao.petitions.warning_days import warning_days
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.alerts import due_grade, is_quiet, is_stronger
from xinqiao.rules.clocks import (
    ANSWER_FAILURE,
    ASK_FINAL_REVIEW,
    ASK_REVIEW,
    CHECK_CONTACT,
    CLOCKS,
    CONFIRM_CONTACT,
    DECIDE_FAILURE,
    READ_FEEDBACK,
    READ_REOPEN,
    RECOMMENDATION,
    SPEAK_CONTACT,
    Binds,
)
from xinqiao.rules.terms import AlertGrade

DUTIES = sorted(clock.name for clock in CLOCKS.values() if clock.binds is Binds.STAFF and clock.is_duty)

AFTER_CLOSING = tuple(clock.name for clock in (READ_REOPEN, RECOMMENDATION, READ_FEEDBACK, DECIDE_FAILURE, ANSWER_FAILURE, CHECK_CONTACT, CONFIRM_CONTACT, SPEAK_CONTACT))  # what is owed on a matter whose file is closed
OVER = Q(petition__status="closed") & ~Q(name__in=AFTER_CLOSING)


def no_rest() -> None:
    """Go on at once."""


def record_breaches(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Take the step `breach` on every petition with a duty that is past its last day; return on how many it was taken.

    Each in its own transaction, so that a worker that is killed leaves what it did, and the next goes on. Two workers
    at once are kept apart by the lock on the petition's row: the second is refused, because it is on record. `rest` is
    called after each: without a pause a long row of them would leave SQLite's one writer no gap for anybody else.
    """
    late = RunningClock.objects.filter(stopped_on=None, breached_on=None, paused_on=None, due_on__lt=local_day(now), name__in=DUTIES)
    keys = sorted(set(late.exclude(OVER).values_list("petition_id", flat=True)))
    recorded = 0
    for key in keys:
        with suppress(Refused):
            perform("breach", Petition.objects.get(pk=key), breach.Entry(), actor=Clockwork(), at=now)
            recorded += 1
        rest()
    return recorded


def lapse(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Take the step `lapse` where the time to ask for a review passed unused, if a dated policy says so; return on how many."""
    today = local_day(now)
    if snapshot.current().policy("lapse", today) != lapse_step.LAPSES:
        return 0
    rights = (ASK_REVIEW.name, ASK_FINAL_REVIEW.name)
    passed = RunningClock.objects.filter(stopped_on=None, due_on__lt=today, name__in=rights, petition__status="replied")
    ended = 0
    for key in sorted(set(passed.values_list("petition_id", flat=True))):
        with suppress(Refused):
            perform("lapse", Petition.objects.get(pk=key), lapse_step.Entry(), actor=Clockwork(), at=now)
            ended += 1
        rest()
    return ended


def give_alerts(now: datetime, *, rest: Callable[[], None] = no_rest) -> int | None:
    """Take the step `alert` for every duty whose next warning is due; return how many, None in the quiet hours (policy).

    As with breaches each stands alone, and the petition's row keeps two workers apart. After a stop only the strongest
    warning of each limit is given.
    """
    directory, today = snapshot.current(), local_day(now)
    policy = {key: directory.policy(key, today) for key in ("quiet_from_hour", "quiet_to_hour")}
    if is_quiet(now.astimezone(SHANGHAI).hour, policy["quiet_from_hour"], policy["quiet_to_hour"]):
        return None
    near = RunningClock.objects.filter(
        stopped_on=None, paused_on=None, name__in=DUTIES, due_on__lte=today + timedelta(days=directory.most("remind_days", today))
    ).exclude(alerted=AlertGrade.SERIOUS.value).exclude(OVER).order_by("pk")  # fmt: skip
    given = 0
    for row in list(near.annotate(channel=F("petition__channel"), urgent=F("petition__urgent_report"))):
        days = warning_days(directory, today, channel=row.channel, is_urgent=bool(row.urgent), clock=row.name)
        grade = due_grade(row.anchor_on, row.due_on, today, **days)
        if grade is None or not is_stronger(grade, row.alerted):
            continue
        with suppress(Refused):
            perform("alert", Petition.objects.get(pk=row.petition_id), alert.Entry(clock=row.key), actor=Clockwork(), at=now)
            given += 1
        rest()
    return given
