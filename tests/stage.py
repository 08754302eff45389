"""A store beside that of the tests, filled once for a process: each test that wants it stands in a transaction of its own on it, and leaves no trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from typing import Any, Generic, TypeVar

from django.db import connection, connections, transaction

from xinqiao.directory import snapshot

T = TypeVar("T")

NAMES = ("enterprise", "world")


_empty: list[bytes] = []  # SQLite: the store of the tests before the first of them


def prepare() -> None:
    """Copy the empty store before the first test: while a test is in it neither store lets it be copied."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _empty.append(connection.connection.serialize())
    else:
        _everywhere("CREATE DATABASE {} TEMPLATE " + connection.ops.quote_name(connection.settings_dict["NAME"]))


def clear() -> None:
    """Drop what `prepare` made."""
    if connection.vendor != "sqlite":
        _everywhere("DROP DATABASE IF EXISTS {} WITH (FORCE)")


def _everywhere(statement: str) -> None:
    names = [connection.ops.quote_name(_beside(name)) for name in NAMES]
    connection.close()
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        for name in names:
            cursor.execute(statement.format(name))


def _beside(name: str) -> str:
    return f"{connection.settings_dict['NAME']}_{name}"


class Stage(Generic[T]):
    """`with stage.open() as filled:` inside a test's transaction; `fill` writes the rows, once."""

    def __init__(self, name: str, fill: Callable[[], T]) -> None:
        self._name, self._fill = name, fill
        self._store: Any = None
        self._filled: T

    @contextmanager
    def open(self) -> Iterator[T]:
        """Let the test work on this store instead of the ordinary one, and take back what it wrote."""
        ordinary = connections["default"]
        if self._store is None:
            self._store = self._copy(ordinary)
            connections["default"] = self._store
            try:
                with transaction.atomic():
                    self._filled = self._fill()
            finally:
                connections["default"] = ordinary
        connections["default"] = self._store
        snapshot.forget()
        transactions = transaction.atomic()
        transactions._from_testcase = True  # type: ignore[attr-defined]  # as Django's own tests: what must be outermost may stand in it
        try:
            with transactions:
                try:
                    yield self._filled
                    if not self._store.needs_rollback:
                        self._store.check_constraints()
                finally:
                    transaction.set_rollback(True)
        finally:
            connections["default"] = ordinary
            snapshot.forget()

    def _copy(self, ordinary: Any) -> Any:
        """Return a connection to a store with our tables and nothing in them."""
        settings = deepcopy(ordinary.settings_dict)
        settings["NAME"] = ":memory:" if _empty else _beside(self._name)
        store = type(ordinary)(settings, "default")
        store.ensure_connection()
        if _empty:
            with closing(sqlite3.connect(":memory:")) as copy:  # backed up, not loaded: a loaded store shows `serialize` only what is committed
                copy.deserialize(_empty[0])
                copy.backup(store.connection)
        return store
