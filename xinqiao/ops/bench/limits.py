"""The raw limits of the same machine and run: the rows of a filing committed bare, in SQLite and in PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, transaction
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.duties import PetitionerActor
from xinqiao.ops.bench.measure import Row
from xinqiao.ops.bench.works import STORY
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps import register
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.vault.contact import Contact

COMMITS = 200
Insert = tuple[str, list[Any]]  # table, values


class _Rollback(Exception):
    pass


def rows_of_a_filing() -> list[Insert]:
    """Return the rows that one filing inserts, as (table, values), and leave no trace of it."""
    found: list[Insert] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.startswith("INSERT INTO"):
            table = sql.split('"')[1] if '"' in sql else sql.split()[2]
            for values in params if many else [params]:
                found.append((table, list(values)))
        return execute(sql, params, many, context)

    directory, now = snapshot.current(), timezone.now()
    desk = directory.front_desk(timezone.localdate(now))
    if desk is None:
        raise RuntimeError("there is no front desk")
    entry = register.Entry(
        channel=Channel.ONLINE, secrecy=Secrecy.REAL_NAME, title="宿舍三号楼停暖", text=STORY, claims=("恢复供暖", "退费"),
        contact=Contact(name="范小安", phone="19900001234"),
    )  # fmt: skip
    try:
        with connection.execute_wrapper(watch), transaction.atomic():
            perform("register", Petition(desk_unit_id=desk.pk), entry, actor=PetitionerActor(), at=now)
            raise _Rollback
    except _Rollback:
        return found


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | str | bytes | type(None)) else str(value)


def bare_sqlite(inserts: list[Insert], folder: Path, n: int) -> Row:
    """Commit the rows into tables without keys or indexes, durably, one transaction a filing."""
    path = folder / "bare.sqlite3"
    path.unlink(missing_ok=True)
    store = sqlite3.connect(path, isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    widths = {table: len(values) for table, values in inserts}
    for table, width in widths.items():
        store.execute(f"CREATE TABLE bare_{table} ({', '.join(f'c{i}' for i in range(width))})")

    def commit() -> None:
        store.execute("BEGIN IMMEDIATE")
        for table, values in inserts:
            marks = ", ".join("?" * widths[table])
            store.execute(f"INSERT INTO bare_{table} VALUES ({marks})", [_plain(v) for v in values][: widths[table]])  # noqa: S608
        store.execute("COMMIT")

    row = _timed("bare_commit", "sqlite", n, commit, len(inserts))
    store.close()
    path.unlink()
    return row


def bare_postgresql(inserts: list[Insert], url: str, n: int) -> Row:
    """The same in PostgreSQL; the CPU is the client's, the server's is in the latency."""
    widths = {table: len(values) for table, values in inserts}
    with psycopg.connect(url, autocommit=True) as store:
        for table, width in widths.items():
            store.execute(f"CREATE TEMP TABLE bare_{table} ({', '.join(f'c{i} text' for i in range(width))})")

        def commit() -> None:
            with store.transaction():
                for table, values in inserts:
                    marks = ", ".join(["%s"] * widths[table])
                    store.execute(f"INSERT INTO bare_{table} VALUES ({marks})", [str(v) for v in values][: widths[table]])  # noqa: S608

        return _timed("bare_commit", "postgresql", n, commit, len(inserts))


def _timed(work: str, store: str, n: int, act: Callable[[], None], statements: int) -> Row:
    times, cpu = [], []
    for _ in range(COMMITS):
        used, began = time.process_time(), time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - used) * 1000)
    times.sort()
    return Row(
        work=work, store=store, n=n, concurrency=1, rps=round(1000 * COMMITS / sum(times), 1),
        p50_ms=round(statistics.median(times), 2), p95_ms=round(times[int(COMMITS * 0.95)], 2),
        cpu_ms=round(statistics.median(cpu), 2), queries=statements,
    )  # fmt: skip


def store_size(folder: Path) -> int:
    """Return the bytes the store takes, write-ahead log included."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    return sum(os.path.getsize(path) for path in folder.glob("xinqiao.sqlite3*"))  # noqa: PTH202
