"""A list of a page does not walk all petitions: SQLite's own plan says so (pages do not grow with the data)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.enterprise import Enterprise
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.petitions import reading

TODAY = date(2026, 11, 26)
SPAN = reading.Span(date(2026, 9, 1), TODAY)
LISTS: dict[str, Callable[[Any, Any], object]] = {
    "what a leader decides": lambda actor, directory: reading.to_decide(actor, directory, TODAY),
    "what is at risk": lambda actor, directory: reading.watched(actor, directory, TODAY, 5),
    "what fell due": lambda actor, directory: reading.answers(actor, directory, None, SPAN),
    "what was not kept": lambda actor, directory: reading.breaches(actor, directory, None, SPAN),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.one_store
@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("who", ["leader", "unit_head"])
def test_a_list_looks_rows_up_and_walks_no_petitions(who: str, what: str, enterprise: Enterprise, walk: Callable[..., Walk]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    walk("accepted")
    with CaptureQueriesContext(connection) as queries:
        LISTS[what](enterprise.actor(who), snapshot.current())
    for query in queries.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
            walked = [row[3] for row in cursor.fetchall() if row[3].startswith("SCAN") and "directory" not in row[3]]
        assert walked == [], query["sql"]
