"""Who is signed in is read with his posts, and acts by them once: the next question asks the store anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.enterprise import Enterprise
from xinqiao.directory import snapshot
from xinqiao.directory.duties import signed_in, staff
from xinqiao.directory.models import Person, Post
from xinqiao.directory.sessions import StaffBackend

pytestmark = pytest.mark.django_db


def test_posts_come_with_the_person_and_count_once(enterprise: Enterprise) -> None:
    today, directory = timezone.localdate(), snapshot.current()
    pk = enterprise.person("handler").pk
    with CaptureQueriesContext(connection) as queries:
        person = StaffBackend().get_user(pk)
        assert person is not None and staff(person, today, directory).duties
    assert len(queries) == 1
    Post.objects.filter(person=pk).update(valid_to=today - timedelta(days=1))
    assert not staff(person, today, directory).duties  # what was read before a change is not used again


def test_who_has_no_post_is_read_too_and_who_is_switched_off_is_not_let_in(enterprise: Enterprise) -> None:
    pk = enterprise.person("handler").pk
    nobody = Person.objects.create(login="nobody", name="无岗")
    found = StaffBackend().get_user(nobody.pk)
    assert signed_in(nobody.pk) is None and found == nobody and not staff(nobody, timezone.localdate(), snapshot.current()).duties
    Person.objects.filter(pk=pk).update(is_active=False)
    assert StaffBackend().get_user(pk) is None
