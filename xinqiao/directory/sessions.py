"""Sessions and people as Django keeps them, read by prepared queries: every staff page needs both."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from xinqiao.directory.models import Person
from xinqiao.prepared import Prepared

_session = Prepared(lambda key: Session.objects.filter(session_key=key), str)
_person = Prepared(lambda pk: Person.objects.filter(pk=pk), int)


class SessionStore(DatabaseStore):
    """Django's own store; only the reading is prepared."""

    def _get_session_from_db(self) -> Session | None:
        session = _session.first(self.session_key or "")
        if session is None or session.expire_date <= timezone.now():
            self._session_key = None
            return None
        return session


class StaffBackend(ModelBackend):
    """Django's own backend; only the reading of the signed-in person is prepared."""

    def get_user(self, user_id: int) -> Person | None:
        person = _person.first(int(user_id))
        return person if person is not None and self.user_can_authenticate(person) else None
