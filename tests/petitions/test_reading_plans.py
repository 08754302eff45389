"""A list of a page does not walk all petitions, a step not all documents: SQLite's own plan says so (pages do not grow with the data)."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.visiting import petition_url, visit  # noqa: F401 a fixture
from xinqiao.directory import snapshot
from xinqiao.outreach.waiting import waiting
from xinqiao.petitions import queue_lines, reading

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


def asked(act: Callable[[], object]) -> list[tuple[str, Any]]:
    """Return the statements of an act as they are sent, each with its parameters: what a plan is made of that does not know them."""
    found: list[tuple[str, Any]] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        act()
    return found


# PostgreSQL's plan for a table that autovacuum has not looked at: one that was just analysed while it was as good as empty is read whole.
NEVER_ANALYSED = (
    "DELETE FROM pg_statistic WHERE starelid = 'outreach_outreachrecord'::regclass",
    "UPDATE pg_class SET relpages = 0, reltuples = -1 WHERE oid = 'outreach_outreachrecord'::regclass",
    "UPDATE pg_class SET relpages = 1, reltuples = 0 WHERE oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'outreach_outreachrecord'::regclass)",
)


def plan(sql: str, params: Any) -> list[str]:
    """Return the plan of a statement in a big store made without its parameters, as PostgreSQL makes it for one that comes again, and SQLite always."""
    if connection.vendor == "sqlite":
        with closing(big_store()) as big:
            named = {name: f":{name}" for name in params} if isinstance(params, dict) else ("?",) * len(params)
            return [str(row[3]) for row in big.execute("EXPLAIN QUERY PLAN " + sql % named, params)]
    with connection.cursor() as cursor:
        for unknown in NEVER_ANALYSED:
            cursor.execute(unknown)
        numbers = iter(range(1, len(params) + 1))
        cursor.execute("EXPLAIN (GENERIC_PLAN) " + re.sub("%s", lambda _: f"${next(numbers)}", sql))
        return [str(row[0]) for row in cursor.fetchall()]


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["clerk", "handler", "head", "unit_head", "leader"])
def test_what_waits_elsewhere_is_found_among_what_is_owed(who: str, enterprise: Enterprise) -> None:
    """A plan made without its parameters read 20,000 visits of a unit for two that were owed: that something is owed has to stand in the statement itself."""
    actor, directory = enterprise.actor(who), snapshot.current()
    [(sql, params)] = asked(lambda: waiting(actor, TODAY, TODAY, directory=directory))
    assert any("outreach_owed" in line for line in plan(sql, params)), plan(sql, params)
    assert asked(lambda: waiting(actor, TODAY, TODAY, directory=directory)) == [(sql, params)]


@pytest.mark.django_db
@pytest.mark.one_store
@pytest.mark.parametrize("who", ["clerk", "handler", "unit_head", "leader"])
def test_the_worklist_looks_rows_up_and_walks_no_petitions(who: str, enterprise: Enterprise, walk: Callable[..., Walk]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    walk("accepted")
    actor, directory = enterprise.actor(who), snapshot.current()
    chosen, spans = reading.queues(actor), reading.spans(TODAY, 3)
    statements = asked(lambda: (queue_lines.worklist_with_given(actor, directory, chosen), queue_lines.capped_counts(actor, directory, chosen, spans)))
    assert len(statements) == 2 if chosen else not statements
    for sql, params in statements:
        walked = [line for line in plan(sql, params) if re.match(r"SCAN (o|p|petitions_\w+)\b", line) and "petition_" not in line]
        assert walked == [], plan(sql, params)


def big_store() -> sqlite3.Connection:
    """Return an empty store with our tables that believes to hold 100,000 petitions: what `ANALYZE` found in one that did."""
    big = sqlite3.connect(":memory:")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'wording_%'")
        for (sql,) in cursor.fetchall():
            big.execute(sql)
    big.execute("ANALYZE")
    big.execute("DELETE FROM sqlite_stat1")
    big.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", json.loads((Path(__file__).parent / "statistics.json").read_text(encoding="utf-8")))
    big.execute("ANALYZE sqlite_schema")
    return big


def sought_for_nothing(big: sqlite3.Connection, sql: str) -> list[str]:
    """Return the searches of a plan in an index for a column that the statement wants to be NULL: most rows may be so."""
    empty = set(re.findall(r'"(\w+)" IS NULL', sql))
    plan = [row[3] for row in big.execute("EXPLAIN QUERY PLAN " + sql)]
    return [f"{line}: {sql}" for line in plan if (found := re.search(r"USING (?:COVERING )?INDEX \w+ \((\w+)=\?", line)) and found[1] in empty]


@pytest.mark.django_db
@pytest.mark.one_store
def test_no_step_and_no_page_looks_through_all_that_has_nothing(enterprise: Enterprise, walk: Callable[..., Walk], visit: Any, client: Any) -> None:  # noqa: F811
    """A store of 100,000 petitions took 4 s for one step: SQLite looked for the documents without a service among all of them."""
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    with CaptureQueriesContext(connection) as queries:
        petition = walk("closed").petition
        for who in ("clerk", "handler", "unit_head", "leader"):
            visit(who).get(petition_url(petition))
            visit(who).get("/desk/")
        client.post("/lookup/", {"number": petition.number, "code": CODE})
        client.get("/matter/")
    asked = {re.sub(r"'[^']*'|\b\d+\b", "1", query["sql"]) for query in queries.captured_queries if query["sql"].startswith(("SELECT", "UPDATE", "DELETE"))}
    with closing(big_store()) as big:
        assert [line for sql in sorted(asked) if "wording_" not in sql for line in sought_for_nothing(big, sql)] == []
        big.execute("CREATE INDEX trap ON documents_document (service_id)")
        big.execute("INSERT INTO sqlite_stat1 VALUES ('documents_document', 'trap', '855655 5')")
        big.execute("ANALYZE sqlite_schema")
        assert [line for sql in sorted(asked) if "wording_" not in sql for line in sought_for_nothing(big, sql)] != []  # this test's own eyes
