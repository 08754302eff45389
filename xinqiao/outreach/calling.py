"""Call by e-mail whom a matter waits for while nobody sits at the desk: whoever leads the shift at once, the heads after their minutes (policies `on_call_mail`, `on_call_minutes`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from xinqiao.directory import snapshot
from xinqiao.directory.duties import holders, staff
from xinqiao.directory.models import Person
from xinqiao.outbox.models import Message
from xinqiao.outreach import duty, night_calls
from xinqiao.outreach.roster import hours, shifts
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Medium, Party
from xinqiao.rules.terms_outreach import KEEPERS
from xinqiao.rules.terms_outreach import ShiftStatus as S

ABOUT = "called:"
CALLED = "called"  # not a step of a petition: what the message says happened
MAILS = 2


def call(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Queue a mail to each who reads such a matter on his worklist now and was not told of it yet; return how many.

    One query where every desk is staffed or no shift runs. Otherwise few more for each who may be called at an empty desk; whom a
    matter is kept from is told nothing, as on the worklist. A worker that dies between two tells nobody twice (a row is unique by matter and person).
    """
    directory, today = snapshot.current(), local_day(now)
    if directory.policy("on_call_mail", today) < MAILS:
        return 0
    running = [
        shift for shift in shifts().filter(status__in=duty.UNDER_WAY, begins_at__lte=now, ends_at__gt=now).select_related("person")[: duty.MOST]
        if hours(shift)[0] <= now < hours(shift)[1]
    ]  # fmt: skip
    staffed = {shift.unit_id for shift in running if shift.status == S.ON_DUTY.value and not duty.leads(shift)}
    empty = {shift.unit_id for shift in running} - staffed
    if not empty:
        return 0
    people = {shift.person for shift in running if shift.unit_id in empty and shift.person is not None and duty.leads(shift)}
    people |= {post.person for post in holders(empty, KEEPERS, today)}
    called = 0
    for person in sorted(people, key=lambda each: each.pk):
        if person.is_active and person.email:
            called += _call(person, now)
        rest()
    return called


def _call(person: Person, now: datetime) -> int:
    directory = snapshot.current()
    actor = staff(person, local_day(now), directory)
    found = night_calls.calls(duty.waiting(actor, directory, now).empty, actor, directory, now)
    subjects = {f"{ABOUT}{petition.number}" for petition in found}
    fresh = subjects - set(Message.objects.filter(person=person, subject__in=sorted(subjects)).values_list("subject", flat=True)) if subjects else set()
    for subject in sorted(fresh):
        try:
            with transaction.atomic():
                Message.objects.create(
                    subject=subject, step=CALLED, party=Party.ON_CALL.value, medium=Medium.EMAIL.value, person=person, next_try_at=now, queued_at=now,
                )  # fmt: skip
        except IntegrityError:  # another worker was quicker
            continue
    return len(fresh)
