"""Threads on one store, as the web workers and the import of a running installation are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.db import connection, connections

T = TypeVar("T")


@contextmanager
def shared_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let other threads see what this test has committed.

    The tests' SQLite store lies in memory, where threads lock each other out in ways that a file knows nothing of: they
    get a copy of it in a file, as in production. On PostgreSQL they use the store of the test.
    """
    if connection.vendor == "sqlite":
        file = folder / "shared.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))
    yield
    monkeypatch.undo()


def at_once(n: int, work: Callable[[int], T]) -> list[T | Exception]:
    """Run `work(0)` … `work(n - 1)` at the same moment, each in a thread; return results and what was raised."""
    start = Barrier(n)

    def run(number: int) -> T | Exception:
        start.wait()
        try:
            return work(number)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as pool:
        return list(pool.map(run, range(n)))


def seen(look: Callable[[], Any]) -> Any:
    """Return what `look` finds in the shared store."""
    (found,) = at_once(1, lambda _: look())
    if isinstance(found, Exception):
        raise found
    return found
