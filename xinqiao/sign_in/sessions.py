"""Sessions of staff: the store, the list of those that are live, and their end."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from xinqiao.directory.models import Person
from xinqiao.prepared import Prepared
from xinqiao.sign_in.models import StaffSession

SEEN, BEGAN, DEVICE = "seen", "began", "device"  # seconds since 1970, seconds since 1970, words

_session = Prepared(lambda key: StaffSession.objects.filter(session_key=key), str)


class SessionStore(DatabaseStore):
    """Django's own store with rows of ours. The cookie holds the key; the store holds the key's digest only."""

    @classmethod
    def get_model_class(cls) -> type[StaffSession]:
        """Return the rows."""
        return StaffSession

    def _get_session_from_db(self) -> StaffSession | None:
        session = _session.first(_kept(self.session_key or ""))
        if session is None or session.expire_date <= timezone.now():
            self._session_key = None
            return None
        return session

    def exists(self, session_key: str) -> bool:
        """Return whether there is such a session."""
        return StaffSession.objects.filter(session_key=_kept(session_key)).exists()

    def create_model_instance(self, data: Mapping[str, Any]) -> StaffSession:
        """Return the row for this session, with what the list of live sessions shows."""
        person = data.get(SESSION_KEY)
        key: str = self._get_or_create_session_key()  # type: ignore[attr-defined]  # the stubs leave it out
        return StaffSession(
            session_key=_kept(key), session_data=self.encode(dict(data)),
            expire_date=self.get_expiry_date(), person_id=int(person) if person else None, device=data.get(DEVICE, ""),
            began_at=_moment(data.get(BEGAN)), seen_at=_moment(data.get(SEEN)),
        )  # fmt: skip

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        key = session_key or self.session_key
        if key:
            StaffSession.objects.filter(session_key=_kept(key)).delete()


def live(person: Person) -> list[StaffSession]:
    """Return the sessions in which `person` is signed in, the one seen last first. A changed password has ended others."""
    proof = person.get_session_auth_hash()
    rows = StaffSession.objects.filter(person=person, expire_date__gt=timezone.now())
    store = SessionStore()
    held = [row for row in rows if store.decode(row.session_data).get(HASH_SESSION_KEY) == proof]
    return sorted(held, key=lambda row: row.seen_at or row.began_at or row.expire_date, reverse=True)


def is_this(row: StaffSession, session_key: str | None) -> bool:
    """Return whether a row is the session of a request."""
    return row.session_key == _kept(session_key or "")


def digest(session_key: str | None) -> str:
    """Return the key of the row of a session, by which it can be known again and not be taken over."""
    return _kept(session_key or "")


def end(person: Person, row_key: str) -> bool:
    """End one session of `person`; False if he has no such session."""
    return bool(StaffSession.objects.filter(person=person, session_key=row_key).delete()[0])


def end_all(person: Person, *, but: str | None = None) -> int:
    """End all sessions of `person`, but for the one whose key is `but`; return how many."""
    rows = StaffSession.objects.filter(person=person)
    return (rows.exclude(session_key=_kept(but)) if but else rows).delete()[0]


def sweep(at: datetime) -> int:
    """Remove sessions that have run out; return how many."""
    return StaffSession.objects.filter(expire_date__lt=at).delete()[0]


def _kept(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
