"""Queries compiled once: what they return is what the queryset would, and each call asks the store anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from tests.enterprise import Enterprise
from xinqiao.directory.models import Person, Post
from xinqiao.outreach.models import OutreachRecord
from xinqiao.prepared import Compiled, Prepared, spelled_out

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_what_was_selected_with_a_row_is_there_without_a_query(enterprise: Enterprise) -> None:
    found = Prepared(lambda unit, duty: Post.objects.filter(unit=unit, duty=duty).select_related("person").order_by("pk"), int, str)
    post = Post.objects.filter(duty="handler").order_by("pk")[0]
    assert [row.pk for row in found(post.unit_id, "handler")] == list(Post.objects.filter(unit=post.unit_id, duty="handler").order_by("pk").values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as queries:
        [row, *_] = found(post.unit_id, "handler")
        assert row.person == post.person and row.person.name
    assert len(queries) == 2  # the statement, and `post.person`


def test_a_moment_is_a_parameter(enterprise: Enterprise) -> None:
    until = Prepared(lambda at: OutreachRecord.objects.filter(begins_at__lte=at).order_by("pk"), datetime)
    for hours in (0, 2):
        OutreachRecord.objects.create(kind="shift", number=f"shift-{hours}", status="planned", unit_id=enterprise.office.pk, on=NOON.date(), begins_at=NOON + timedelta(hours=hours), content={})
    assert [len(until(NOON + timedelta(hours=hours))) for hours in (-1, 0, 1, 2)] == [0, 1, 1, 2]
    assert until(NOON)[0].begins_at == NOON


def test_tuples_are_read_as_the_queryset_reads_them_and_always_anew(enterprise: Enterprise) -> None:
    rows = Post.objects.order_by("duty").values_list("duty", "person__is_active").annotate(Count("pk"))
    compiled = Compiled(rows)
    assert compiled() == list(rows)
    Person.objects.filter(pk__in=Post.objects.filter(duty="handler").values("person")).update(is_active=False)
    assert compiled() == list(rows.all())
    assert Compiled(Post.objects.filter(pk__in=()).values_list("pk", "duty"))() == []


def test_terms_are_written_out_and_nothing_that_anybody_typed() -> None:
    assert spelled_out("a = %s AND b = %s AND c <> %s", ["on_duty", 7, ""]) == ("a = 'on_duty' AND b = %s AND c <> ''", [7])
    typed = ["o'clock", "x' OR 'x", "Shift", "unit-7", "早", "a b", "%s", "a\n"]
    assert spelled_out(" ".join(["%s"] * len(typed)), typed) == (" ".join(["%s"] * len(typed)), typed)
    assert spelled_out("a LIKE '%%s' AND b = %s", ["on"]) == ("a LIKE '%%s' AND b = %s", ["on"])
