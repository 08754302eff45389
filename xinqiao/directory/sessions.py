"""People as Django keeps them, read by a prepared query with their posts: every staff page needs who is signed in, and as what."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend

from xinqiao.directory.duties import signed_in
from xinqiao.directory.models import Person
from xinqiao.prepared import Prepared

_person = Prepared(lambda pk: Person.objects.filter(pk=pk), int)


class StaffBackend(ModelBackend):
    """Django's own backend; only the reading of the signed-in person is prepared."""

    def get_user(self, user_id: int) -> Person | None:
        person = signed_in(int(user_id)) or _person.first(int(user_id))
        return person if person is not None and self.user_can_authenticate(person) else None
