"""Taking away a second step, or setting the password of somebody who has none, needs two administrators: one alone could sign in as a colleague.

Who asks gives a reason; another administrator agrees. The person concerned reads both at his next sign-in and can say no while it waits; where he has a mailbox, he is told of both by mail too.
Where no other administrator is there, the command `xinqiao password LOGIN --second-step` on the machine is the way, and the ledger has its line.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.change.proposals import seconds
from xinqiao.directory.models import Edition, PasswordMemory, Person, Post
from xinqiao.directory.refused import refuse
from xinqiao.outbox.models import Message
from xinqiao.outbox.senders.sign_in import ASKED, DONE
from xinqiao.rules.terms import Medium, Party
from xinqiao.sign_in import factors, links
from xinqiao.sign_in.models import Factor, ResetRequest
from xinqiao.sign_in.record import own, record

SECOND_STEP, PASSWORD = ResetRequest.SECOND_STEP, ResetRequest.PASSWORD
REASON_MOST = 200
SHOWN_DAYS = 30  # how long its person is told of a decision


def needs_second(person: Person, what: str, at: datetime) -> bool:
    """Return whether a second administrator must agree (policy `second_person`).

    A second step: always, where there is one. A password: where nothing but it keeps others out, for whoever holds a post and has had a password of his own;
    a first password opens an account that nobody has used yet, and beside a second step it opens nothing alone.
    """
    today = timezone.localdate(at)
    if snapshot.current().policy("second_person", today) < 2:
        return False
    has_factor = Factor.objects.filter(person=person).exists()
    if what == SECOND_STEP:
        return has_factor
    holds = Post.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), person=person).exists()
    return holds and not has_factor and _had_own_password(person)


@transaction.atomic
def ask(person: Person, what: str, reason: str, *, by: str, at: datetime) -> ResetRequest:
    """Put it before another administrator; the same asked for twice waits once. Refuses oneself, an empty reason, and a house without another administrator."""
    _lock()
    if by == own(person):
        raise refuse("自己的登录请在“我的登录”里改。", "Change your own sign-in under “My sign-ins”.")
    reason = " ".join(reason.split())
    if not reason:
        raise refuse("请写理由：他怎么找的您、怎么核实是本人。", "Please write why: how he came to you, and how you know that it is he.", "reason")
    if len(reason) > REASON_MOST:
        raise refuse("理由最多 {most} 个字。", "The reason has at most {most} characters.", "reason", most=REASON_MOST)
    if waiting := ResetRequest.objects.filter(person=person, what=what, is_agreed=None).first():
        return waiting
    if not seconds(by, person, at).exists():
        raise refuse(
            "没有另一位管理员能同意。请管服务器的人在机器上用命令 xinqiao password {login} --second-step，账本有记录。",
            "There is no other administrator to agree. Let whoever runs the server use the command xinqiao password {login} --second-step; the ledger keeps it.", login=person.login,
        )  # fmt: skip
    row = ResetRequest.objects.create(person=person, what=what, reason=reason, asked_at=at, asked_by=by)
    record("reset.ask", person, by=by, at=at, request=row.pk, what=what, reason_sha256=hashlib.sha256(reason.encode()).hexdigest())
    _mail(row, ASKED, at)
    return row


@transaction.atomic
def agree(row: ResetRequest, *, by: str, at: datetime) -> ResetRequest:
    """Agree. A second step is taken away here; a password is set by whoever calls this, who shows it once (`what`). Refused to whoever asked and to the person."""
    row = _waiting(row)
    if by == row.asked_by:
        raise refuse("这是您自己提出的，请另一位管理员决定。", "You asked for this yourself. Another administrator decides.")
    if not _may_decide(row, by, at):
        raise refuse("这一件您不能决定，请另一位管理员决定。", "You cannot decide on this. Another administrator decides.")
    _decide(row, "reset.agree", by, at, is_agreed=True)
    person = Person.objects.select_for_update().get(pk=row.person_id)
    _mail(row, DONE, at)
    links.kill(person, at)  # a link or a first password that one of them prepared must not meet an open door
    if row.what == SECOND_STEP:
        if person.must_change_password:
            person.set_unusable_password()
            person.save(update_fields=["password"])
        factors.reset(person, by=by, at=at)
    return row


@transaction.atomic
def decline(row: ResetRequest, *, by: str, at: datetime) -> ResetRequest:
    """Do not agree, take back what one asked for, or say as the person concerned that one did not want it: nothing is done."""
    row = _waiting(row)
    _decide(row, "reset.decline", by, at, is_agreed=False)
    return row


def waiting() -> QuerySet[ResetRequest]:
    """Return what waits for a second administrator, oldest first."""
    return ResetRequest.objects.filter(is_agreed=None).select_related("person").order_by("pk")


def about(person: Person, at: datetime) -> list[ResetRequest]:
    """Return what its person is told: what waits, and what was decided lately, newest first (one query)."""
    recent = Q(is_agreed=None) | Q(decided_at__gte=at - timedelta(days=SHOWN_DAYS))
    return list(ResetRequest.objects.filter(recent, person=person).order_by("-pk")[:10])


def _mail(row: ResetRequest, step: str, at: datetime) -> None:
    """Queue the mail to its person, in the transaction of what it tells of; nothing where he has no mailbox."""
    if row.person.is_active and row.person.email:
        Message.objects.create(
            subject=f"{step}:{row.pk}", step=f"{step}:{row.what}", party=Party.SIGNS_IN.value, medium=Medium.EMAIL.value, person=row.person, next_try_at=at, queued_at=at,
        )  # fmt: skip


def _had_own_password(person: Person) -> bool:
    is_own = person.has_usable_password() and not person.must_change_password
    return is_own or PasswordMemory.objects.filter(person=person).exists()


def _may_decide(row: ResetRequest, by: str, at: datetime) -> bool:
    return any(by == f"person:{post.person_id}" for post in seconds(row.asked_by, row.person, at))


def _waiting(row: ResetRequest) -> ResetRequest:
    _lock()
    row = ResetRequest.objects.select_related("person").get(pk=row.pk)
    if row.is_agreed is not None:
        raise refuse("这一件已经决定过了。", "This has been decided already.")
    return row


def _lock() -> None:
    Edition.objects.select_for_update().get_or_create(pk=1, defaults={"number": 0})


def _decide(row: ResetRequest, verb: str, by: str, at: datetime, *, is_agreed: bool) -> None:
    row.is_agreed, row.decided_by, row.decided_at = is_agreed, by, at
    row.save(update_fields=["is_agreed", "decided_by", "decided_at"])
    record(verb, row.person, by=by, at=at, request=row.pk, what=row.what, asked_by=row.asked_by)
