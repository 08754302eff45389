"""Links to set a password: an invitation, or help for whoever lost it. Opening one changes nothing; using one ends it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from xinqiao.directory import change, snapshot
from xinqiao.directory.models import Person, Post
from xinqiao.directory.refused import refuse
from xinqiao.petitions.zone import local_day
from xinqiao.sign_in import sessions
from xinqiao.sign_in.models import PasswordLink
from xinqiao.sign_in.record import own, record


@transaction.atomic
def make(person: Person, *, by: str, at: datetime) -> str:
    """Return the token of a new link (256 bits, kept as a digest only); links made before for this person are dead."""
    if not person.is_active:
        raise refuse("这个账号已停用。请先启用。", "This account is switched off. Please switch it on first.")
    hours = snapshot.current().policy("link_hours", local_day(at))
    token = secrets.token_urlsafe(32)
    kill(person, at)
    PasswordLink.objects.create(
        person=person, digest=_digest(token), state=_state(person), made_at=at, expires_at=at + timedelta(hours=hours)
    )  # fmt: skip
    record("link.make", person, by=by, at=at)
    return token


def kill(person: Person, at: datetime) -> None:
    """End every link that is still open for this person."""
    PasswordLink.objects.filter(person=person, expires_at__gt=at).update(expires_at=at)


def person_of(token: str, at: datetime) -> Person | None:
    """Return whose password a link sets; None if it was used, ran out, or his password or posts have changed since."""
    link = PasswordLink.objects.select_related("person").filter(digest=_digest(token), used_at=None, expires_at__gt=at).first()
    return link.person if link and link.person.is_active and link.state == _state(link.person) else None


@transaction.atomic
def use(token: str, password: str, *, at: datetime) -> Person | None:
    """Set the password; None if the link is dead. Raises DirectoryError for a poor password: the link stays alive."""
    person = person_of(token, at)
    if person is None:
        return None
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not PasswordLink.objects.filter(digest=_digest(token), used_at=None).update(used_at=at):
        return None  # somebody else was quicker
    changed = change.set_password(person, password, must_change=False, by=own(person), at=at)
    sessions.end_all(changed)
    record("link.use", changed, by=own(changed), at=at)
    return changed


def _digest(token: str) -> str:
    return hashlib.sha256(f"link\0{token[:200]}".encode()).hexdigest()


def _state(person: Person) -> str:
    """Return the digest of what must not change between making and using a link: password and posts."""
    posts = Post.objects.filter(person=person).order_by("pk").values_list("pk", "unit_id", "duty", "valid_from", "valid_to")
    return hashlib.sha256(repr([person.pk, person.password, [*posts]]).encode()).hexdigest()
