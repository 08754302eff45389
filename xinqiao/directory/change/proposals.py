"""Posts that wait for a second administrator: who gives them does not decide alone who reads petitions (三员分立)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.change.posts import PostEntry, add_post, check_post
from xinqiao.directory.change.record import changes, record
from xinqiao.directory.models import Person, Post, PostProposal
from xinqiao.directory.refused import refuse
from xinqiao.rules.terms import Duty

DECIDING = (Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN)


@changes
def give_post(entry: PostEntry, *, by: str, at: datetime) -> Post | PostProposal:
    """Give a post, or put it before a second administrator where the policy `second_person` asks for one and there is one.

    Where nobody else administers, and on the command line, it is given at once. The same post asked for twice waits once.
    """
    today = timezone.localdate(at)
    if snapshot.current().policy("second_person", today) < 2 or not by.startswith("person:") or not seconds(by, entry.person, at).exists():
        return add_post(entry, by=by, at=at)
    check_post(entry, by)
    same = {"person": entry.person, "unit": entry.unit, "duty": entry.duty, "valid_from": entry.valid_from}
    if waiting := PostProposal.objects.filter(**same, is_agreed=None).first():
        return waiting
    row = PostProposal.objects.create(
        **same, title=entry.title, title_en=entry.title_en, valid_to=entry.valid_to, asked_at=at, asked_by=by
    )
    record("post.propose", _body(row), by=by, at=at)
    return row


def seconds(by: str, person: Person, at: datetime) -> QuerySet[Post]:
    """Return the posts of those who may agree: administrators of today but the one who asks and the one who gets the post."""
    today = timezone.localdate(at)
    held = Post.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today, person__is_active=True, duty__in=DECIDING)
    return held.exclude(person_id=int(by.removeprefix("person:"))).exclude(person=person)


@changes
def agree_to_post(proposal: PostProposal, *, by: str, at: datetime) -> Post:
    """Agree: the post is given as it was asked for. Refused to whoever asked, and to whom it is for."""
    row = _waiting(proposal, by)
    if by == f"person:{row.person_id}":
        raise refuse("这是给您自己的岗位，请另一位管理员决定。", "This post is for yourself. Another administrator decides.")
    entry = PostEntry(
        person=row.person, unit=row.unit, duty=row.duty, title=row.title, title_en=row.title_en, valid_from=row.valid_from, valid_to=row.valid_to
    )
    post = add_post(entry, by=by, at=at)
    _decide(row, "post.agree", by, at, is_agreed=True)
    return post


@changes
def decline_post(proposal: PostProposal, *, by: str, at: datetime) -> PostProposal:
    """Do not agree, or take back what one asked for oneself: nothing is given."""
    row = PostProposal.objects.select_related("person", "unit").get(pk=proposal.pk)
    _check_waits(row)
    _decide(row, "post.decline", by, at, is_agreed=False)
    return row


def _waiting(proposal: PostProposal, by: str) -> PostProposal:
    row = PostProposal.objects.select_related("person", "unit").get(pk=proposal.pk)
    _check_waits(row)
    if by == row.asked_by:
        raise refuse("这是您自己提出的，请另一位管理员决定。", "You asked for this yourself. Another administrator decides.")
    return row


def _check_waits(row: PostProposal) -> None:
    if row.is_agreed is not None:
        raise refuse("这个岗位已经决定过了。", "This post has been decided already.")


def _decide(row: PostProposal, verb: str, by: str, at: datetime, *, is_agreed: bool) -> None:
    row.is_agreed, row.decided_by, row.decided_at = is_agreed, by, at
    row.save(update_fields=["is_agreed", "decided_by", "decided_at"])
    record(verb, {**_body(row), "asked_by": row.asked_by}, by=by, at=at)


def _body(row: PostProposal) -> dict[str, object]:
    return {
        "proposal": row.pk, "person": row.person_id, "unit": row.unit_id, "duty": row.duty, "from": row.valid_from, "to": row.valid_to,
    }  # fmt: skip
